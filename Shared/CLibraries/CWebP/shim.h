#pragma once
#include <webp/decode.h>

/* What the decoder takes is a union in a struct in a struct. Writes width × height × 4 bytes, the colours multiplied by their
   opacity; smaller sides than the picture's are reached by averaging while it is decoded. 1 when the picture is whole. */
static inline int fb_webp_decode(const uint8_t *bytes, size_t count, int width, int height, uint8_t *rgba) {
    WebPDecoderConfig config;
    if (!WebPInitDecoderConfig(&config)) return 0;
    config.options.use_scaling = 1;
    config.options.scaled_width = width;
    config.options.scaled_height = height;
    config.output.colorspace = MODE_rgbA;
    config.output.is_external_memory = 1;
    config.output.u.RGBA.rgba = rgba;
    config.output.u.RGBA.stride = width * 4;
    config.output.u.RGBA.size = (size_t)width * (size_t)height * 4;
    return WebPDecode(bytes, count, &config) == VP8_STATUS_OK;
}

/* The sides, and 1 when there is one picture, 2 when there are several, 0 when the header cannot be read. */
static inline int fb_webp_sides(const uint8_t *bytes, size_t count, int *width, int *height) {
    WebPBitstreamFeatures features;
    if (WebPGetFeatures(bytes, count, &features) != VP8_STATUS_OK) return 0;
    *width = features.width;
    *height = features.height;
    return features.has_animation ? 2 : 1;
}
