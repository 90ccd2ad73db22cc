#pragma once
#include <curl/curl.h>

/* curl_easy_setopt, curl_multi_setopt and curl_easy_getinfo are variadic, which Swift does not import: one function for each
   type of argument that is passed. The option must be of that type, which the compiler checks at no place. */

/* Options that take a long: switches, milliseconds, sizes. */
static inline CURLcode fb_easy_set_long(CURL *easy, CURLoption option, long value) {
    return curl_easy_setopt(easy, option, value);
}

/* Options that take a curl_off_t: the names that end in _LARGE. */
static inline CURLcode fb_easy_set_offset(CURL *easy, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(easy, option, value);
}

/* Options that take text, which libcurl copies. NULL takes a default away. */
static inline CURLcode fb_easy_set_text(CURL *easy, CURLoption option, const char *value) {
    return curl_easy_setopt(easy, option, value);
}

/* Options that take a pointer which libcurl keeps: WRITEDATA, READDATA, HEADERDATA, PRIVATE. */
static inline CURLcode fb_easy_set_pointer(CURL *easy, CURLoption option, void *value) {
    return curl_easy_setopt(easy, option, value);
}

/* HTTPHEADER: the list is borrowed and must outlive the transfer. */
static inline CURLcode fb_easy_set_headers(CURL *easy, struct curl_slist *list) {
    return curl_easy_setopt(easy, CURLOPT_HTTPHEADER, list);
}

/* WRITEFUNCTION, HEADERFUNCTION and READFUNCTION: the three have the same type. */
static inline CURLcode fb_easy_set_callback(CURL *easy, CURLoption option, curl_write_callback callback) {
    return curl_easy_setopt(easy, option, callback);
}

/* RESPONSE_CODE, REQUEST_SIZE: 0 where libcurl does not know. */
static inline long fb_easy_get_long(CURL *easy, CURLINFO info) {
    long value = 0;
    curl_easy_getinfo(easy, info, &value);
    return value;
}

/* What was set as CURLOPT_PRIVATE. */
static inline void *fb_easy_get_private(CURL *easy) {
    char *value = NULL;
    curl_easy_getinfo(easy, CURLINFO_PRIVATE, &value);
    return value;
}

static inline CURLMcode fb_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    return curl_multi_setopt(multi, option, value);
}

/* The next transfer that has ended, or NULL. CURLMsg holds a union, which Swift would read by an unsafe cast. */
static inline CURL *fb_multi_next_done(CURLM *multi, CURLcode *result) {
    int waiting;
    CURLMsg *message;
    while ((message = curl_multi_info_read(multi, &waiting)))
        if (message->msg == CURLMSG_DONE) {
            *result = message->data.result;
            return message->easy_handle;
        }
    return NULL;
}

/* CURL_GLOBAL_ALL is an expression macro. */
static inline CURLcode fb_curl_global_init(void) { return curl_global_init(CURL_GLOBAL_ALL); }
