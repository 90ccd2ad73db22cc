#pragma once
#include <spawn.h>
#include <semaphore.h>
#include <stdint.h>

/* Linux calls that Swift's Glibc module does not show. */

/* A non-blocking, close-on-exec eventfd, or -1. */
int fb_eventfd(void);

/* A process that is started with these actions has no descriptor from `first` on. */
int fb_spawn_close_from(posix_spawn_file_actions_t *actions, int first);

/* Names the calling thread, for top and gdb; at most 15 bytes. */
void fb_set_thread_name(const char *name);

/* sem_wait for at most so long, by a clock that nobody sets. */
void fb_semaphore_wait(sem_t *semaphore, int64_t nanoseconds);
