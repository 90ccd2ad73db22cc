#pragma once
#include <mongoc/mongoc.h>
#include <stdlib.h>

/* bson_t is aligned to 128 bytes, more than Swift gives to any value of its own: the storage of one comes from here, so that
   bson_init, bson_init_static and out-parameters have a place to write to. NULL without memory. */
static inline bson_t *fb_bson_allocate(void) { return (bson_t *)aligned_alloc(128, sizeof(bson_t)); }

static inline void fb_bson_deallocate(bson_t *storage) { free(storage); }

/* For the same reason the fields of a bson_t are out of reach. */
static inline uint32_t fb_bson_length(const bson_t *bson) { return bson->len; }

/* The message is an array of 504 characters, which Swift imports as a tuple. */
static inline const char *fb_error_message(const bson_error_t *error) { return error->message; }

/* The same holds for a host's name with its port. */
static inline const char *fb_host_and_port(const mongoc_host_list_t *host) { return host->host_and_port; }

/* libmongoc writes warnings to the standard error by itself, with addresses in them. */
static inline void fb_mongoc_start(void) {
    mongoc_init();
    mongoc_log_set_handler(NULL, NULL);
}
