#include "resampling.h"
#include <stddef.h>

enum { shift = 14, half = 1 << (shift - 1) };

static void mix_columns(
    const uint8_t *rows, long width, const int16_t *weights, long taps, uint8_t *out, long from) {
  for (long column = from; column < width; column++) {
    int32_t sum = half;
    for (long tap = 0; tap < taps; tap++) sum += rows[tap * width + column] * weights[tap];
    sum >>= shift;
    out[column] = (uint8_t)(sum < 0 ? 0 : sum > 255 ? 255 : sum);
  }
}

#if defined(__SSE2__)
#include <emmintrin.h>

/* Sixteen columns: the sums stay in registers, two rows at a time go into each multiplication. */
static void mix_sixteen(const uint8_t *rows, long width, const int16_t *weights, long taps, uint8_t *out) {
  const __m128i zero = _mm_setzero_si128();
  __m128i sums[4];
  for (int part = 0; part < 4; part++) sums[part] = _mm_set1_epi32(half);
  for (long tap = 0; tap < taps; tap += 2) {
    const int pair = tap + 1 < taps;
    const uint32_t second = pair ? (uint16_t)weights[tap + 1] : 0;
    const __m128i factors = _mm_set1_epi32((int)(second << 16 | (uint16_t)weights[tap]));
    const uint8_t *upper = rows + tap * width;
    const __m128i above = _mm_loadu_si128((const __m128i *)upper);
    const __m128i below = _mm_loadu_si128((const __m128i *)(pair ? upper + width : upper));
    const __m128i low = _mm_unpacklo_epi8(above, below);
    const __m128i high = _mm_unpackhi_epi8(above, below);
    sums[0] = _mm_add_epi32(sums[0], _mm_madd_epi16(_mm_unpacklo_epi8(low, zero), factors));
    sums[1] = _mm_add_epi32(sums[1], _mm_madd_epi16(_mm_unpackhi_epi8(low, zero), factors));
    sums[2] = _mm_add_epi32(sums[2], _mm_madd_epi16(_mm_unpacklo_epi8(high, zero), factors));
    sums[3] = _mm_add_epi32(sums[3], _mm_madd_epi16(_mm_unpackhi_epi8(high, zero), factors));
  }
  for (int part = 0; part < 4; part++) sums[part] = _mm_srai_epi32(sums[part], shift);
  const __m128i left = _mm_packs_epi32(sums[0], sums[1]);
  const __m128i right = _mm_packs_epi32(sums[2], sums[3]);
  _mm_storeu_si128((__m128i *)out, _mm_packus_epi16(left, right));
}

void fb_mix_rows(const uint8_t *rows, long width, const int16_t *weights, long taps, uint8_t *out) {
  long column = 0;
  for (; column + 16 <= width; column += 16) mix_sixteen(rows + column, width, weights, taps, out + column);
  mix_columns(rows, width, weights, taps, out, column);
}
#else
void fb_mix_rows(const uint8_t *rows, long width, const int16_t *weights, long taps, uint8_t *out) {
  mix_columns(rows, width, weights, taps, out, 0);
}
#endif
