#pragma once
#include <png.h>
#include <string.h>

/* The simplified interface, which keeps libpng's longjmp to itself; its struct ends in an array that Swift would see as a tuple.
   Writes width × height × 3 bytes, on white. 1 when the picture is whole and has these sides, else 0. */
static inline int fb_png_decode(
    const unsigned char *bytes, size_t count, unsigned width, unsigned height, unsigned char *rgb) {
    png_image image;
    memset(&image, 0, sizeof image);
    image.version = PNG_IMAGE_VERSION;
    if (!png_image_begin_read_from_memory(&image, bytes, count)) return 0;
    const png_color white = {255, 255, 255};
    int fine = image.width == width && image.height == height;
    image.format = PNG_FORMAT_RGB;
    fine = fine && png_image_finish_read(&image, &white, rgb, (int)width * 3, NULL);
    png_image_free(&image);
    return fine;
}
