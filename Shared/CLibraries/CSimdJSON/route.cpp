#include "simdjson_route.h"
#include <new>
#include <simdjson.h>
#include <string_view>

using namespace simdjson;

namespace {
constexpr size_t largest = 2 << 20; // bytes: above any body that the ingress accepts

struct Parser {
    dom::parser dom{largest};
};

int64_t integer(dom::element of, const char *key) {
    int64_t value = 0;
    return of[key].get(value) ? 0 : value;
}

bool flag(dom::element of, const char *key) {
    bool value = false;
    return !of[key].get(value) && value;
}

bool has(dom::element of, const char *key) {
    dom::element value;
    return !of[key].get(value);
}

fb_text text(dom::element of, const char *key) {
    std::string_view value;
    if (of[key].get(value)) return {nullptr, 0};
    return {value.data(), value.size()};
}

void chat(dom::element of, fb_update *out) {
    dom::element value;
    if (of["chat"].get(value)) return;
    out->has_chat = !value["id"].get(out->chat_id);
}

void sender(dom::element of, fb_update *out) {
    dom::element value;
    if (of["from"].get(value)) return;
    out->user_id = integer(value, "id");
    out->user_is_bot = flag(value, "is_bot");
    out->language = text(value, "language_code");
}

// Where a message stands; the sender is read apart, for a button's sender is not the message's.
void place(dom::element message, fb_update *out) {
    chat(message, out);
    out->message_id = integer(message, "message_id");
    out->date = integer(message, "date");
    if (flag(message, "is_topic_message")) out->thread_id = integer(message, "message_thread_id");
}

void content(dom::element message, fb_update *out) {
    place(message, out);
    sender(message, out);
    out->has_sender_chat = has(message, "sender_chat");
    out->text = text(message, "text");
    out->album = text(message, "media_group_id");
    out->has_photo = has(message, "photo");
    out->migrates = has(message, "migrate_to_chat_id") || has(message, "migrate_from_chat_id");
    dom::element document;
    if (!message["document"].get(document)) {
        out->document_type = text(document, "mime_type");
        out->document_name = text(document, "file_name");
    }
}
} // namespace

void *fb_parser_new(size_t max_depth) {
    auto *parser = new (std::nothrow) Parser;
    if (parser && parser->dom.allocate(0, max_depth)) {
        delete parser;
        return nullptr;
    }
    return parser;
}

void fb_parser_free(void *parser) { delete static_cast<Parser *>(parser); }

int fb_parse_update(void *parser, const uint8_t *bytes, size_t count, fb_update *out) {
    *out = {};
    dom::element update;
    if (static_cast<Parser *>(parser)->dom.parse(bytes, count, true).get(update)) return 1;
    if (!update.is_object()) return 1;
    out->has_update_id = !update["update_id"].get(out->update_id);
    dom::element part;
    if (!update["message"].get(part)) {
        out->kind = FB_UPDATE_MESSAGE;
        content(part, out);
    } else if (!update["edited_message"].get(part)) {
        out->kind = FB_UPDATE_EDITED_MESSAGE;
        content(part, out);
    } else if (!update["callback_query"].get(part)) {
        out->kind = FB_UPDATE_CALLBACK_QUERY;
        out->callback_id = text(part, "id");
        out->callback_data = text(part, "data");
        dom::element message;
        if (!part["message"].get(message)) place(message, out);
        sender(part, out);
    } else if (!update["my_chat_member"].get(part) || !update["chat_member"].get(part)) {
        out->kind = has(update, "my_chat_member") ? FB_UPDATE_MY_CHAT_MEMBER : FB_UPDATE_CHAT_MEMBER;
        chat(part, out);
        sender(part, out);
        out->date = integer(part, "date");
    }
    return 0;
}
