#pragma once
#include <stdint.h>

/* Swift has no word for the instruction that adds two products of sixteen-bit numbers, and the compiler does not find it by
   itself: without it this loop takes four times as long. */

/* One row of a picture made of `taps` rows that begin at `rows` and stand `width` apart: the sum of each row times its weight,
   over 2^14, within 0 and 255. The weights add up to 2^14; `width` bytes are read of each row and written. */
void fb_mix_rows(const uint8_t *rows, long width, const int16_t *weights, long taps, uint8_t *out);
