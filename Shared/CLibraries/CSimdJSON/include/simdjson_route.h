#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

/* The part of a Telegram update that decides where it goes. Strings point into the parser and live until its next call. */
typedef struct {
    const char *bytes;
    size_t count;
} fb_text;

typedef enum {
    FB_UPDATE_UNKNOWN,
    FB_UPDATE_MESSAGE,
    FB_UPDATE_EDITED_MESSAGE,
    FB_UPDATE_CALLBACK_QUERY,
    FB_UPDATE_MY_CHAT_MEMBER,
    FB_UPDATE_CHAT_MEMBER
} fb_update_kind;

typedef struct {
    fb_update_kind kind;
    int64_t update_id;
    int64_t date; /* of the message or event, seconds; 0 where there is none */
    int64_t chat_id;
    int64_t thread_id;  /* 0 unless is_topic_message */
    int64_t message_id; /* 0 where there is none */
    int64_t user_id;    /* 0 without a sender */
    bool has_chat, has_update_id;
    bool user_is_bot;
    bool has_sender_chat; /* written in the name of a channel or a group */
    bool has_photo;
    bool migrates; /* migrate_to_chat_id or migrate_from_chat_id */
    fb_text text;
    fb_text album;         /* media_group_id */
    fb_text document_type; /* document.mime_type */
    fb_text document_name; /* document.file_name */
    fb_text language;      /* language_code of the sender */
    fb_text callback_id;   /* callback_query.id */
    fb_text callback_data; /* callback_query.data */
} fb_update;

/* A parser with its buffers; not safe for two threads at once. NULL when memory is short. `max_depth`: levels of nesting. */
void *fb_parser_new(size_t max_depth);
void fb_parser_free(void *parser);

/* 0 and `out` filled, or 1: not one JSON object, invalid UTF-8, too deep, or cut off. The whole text is validated. */
int fb_parse_update(void *parser, const uint8_t *bytes, size_t count, fb_update *out);

#ifdef __cplusplus
}
#endif
