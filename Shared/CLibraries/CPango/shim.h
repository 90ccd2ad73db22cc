#pragma once
#include <cairo/cairo.h>

/* Pango's headers lean on glib's, in folders that only pkg-config names, and beside them it names -pthread, which SwiftPM refuses
   with a warning at every build. So the functions that are used are declared here, as the library has had them since 1.16. */

typedef struct _PangoLayout PangoLayout;
typedef struct _PangoFontDescription PangoFontDescription;

enum { FB_PANGO_SCALE = 1024, FB_PANGO_ELLIPSIZE_END = 3, FB_PANGO_WEIGHT_BOLD = 700 };
enum { FB_PANGO_ALIGN_LEFT = 0, FB_PANGO_ALIGN_CENTER = 1, FB_PANGO_ALIGN_RIGHT = 2 };

PangoLayout *pango_cairo_create_layout(cairo_t *cairo);
void pango_cairo_show_layout(cairo_t *cairo, PangoLayout *layout);
void pango_layout_set_text(PangoLayout *layout, const char *text, int length);
void pango_layout_set_font_description(PangoLayout *layout, const PangoFontDescription *font);
void pango_layout_set_width(PangoLayout *layout, int width);
void pango_layout_set_alignment(PangoLayout *layout, int alignment);
void pango_layout_set_ellipsize(PangoLayout *layout, int ellipsize);
void pango_layout_set_single_paragraph_mode(PangoLayout *layout, int setting);
void pango_layout_get_pixel_size(PangoLayout *layout, int *width, int *height);
int pango_layout_is_ellipsized(PangoLayout *layout);
int pango_layout_get_unknown_glyphs_count(PangoLayout *layout);
PangoFontDescription *pango_font_description_from_string(const char *text);
void pango_font_description_set_absolute_size(PangoFontDescription *font, double size);
void pango_font_description_set_weight(PangoFontDescription *font, int weight);
void pango_font_description_free(PangoFontDescription *font);
void g_object_unref(void *object);
