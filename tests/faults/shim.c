/*
 * Faults below SQLite and the standard library: loaded with LD_PRELOAD, this makes one call of the C library fail, fall
 * short or be the last of the process. Built and loaded by tests/faults.rs alone.
 *
 * FAULT=KIND@CALL:N[+]   the N-th call of a class (from 1) fails, with + every one from there on
 *   KIND   eio, enospc, eacces, erofs: that error is returned and nothing is done
 *          short: half of what was to be read or written is done (write and read; else eio)
 *          torn: half of what was to be written is done, then the process is killed (write; else kill)
 *          kill, killafter: SIGKILL just before, just after the call
 *   CALL   open, read, write, sync, truncate, rename, unlink, mmap, stat (a look at what has a name), list (a folder
 *          opened to be listed), or any
 * FAULT_WITHIN=FOLDER    only files in this folder count
 * FAULT_COUNTS=FILE      at a clean end: how many calls of each class were made
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum call { OPEN, READ, WRITE, SYNC, TRUNCATE, RENAME, UNLINK, MMAP, STAT, LIST, CALLS };
static const char *const NAMES[CALLS] = {"open", "read", "write", "sync", "truncate", "rename", "unlink", "mmap", "stat", "list"};

enum kind { NONE, ERROR, SHORT, TORN, KILL, KILLAFTER };

#define FILES 1024

static char watched[FILES];
static long counts[CALLS], all;
static enum kind kind;
static int error_number, call_wanted = -1, from_then_on, ready;
static long turn;
static size_t within_length;
static const char *within, *counts_file;

static void *next(const char *name) { return dlsym(RTLD_NEXT, name); }

__attribute__((constructor)) static void prepare(void) {
    const char *fault = getenv("FAULT");
    char how[16] = "", what[16] = "", plus = 0;
    within = getenv("FAULT_WITHIN");
    counts_file = getenv("FAULT_COUNTS");
    /* the folder itself is inside, too */
    within_length = within ? strlen(within) : 0;
    while (within_length && within[within_length - 1] == '/') within_length--;
    if (fault && sscanf(fault, "%15[a-z]@%15[a-z]:%ld%c", how, what, &turn, &plus) >= 3) {
        static const struct { const char *name; enum kind kind; int error; } KINDS[] = {
            {"eio", ERROR, EIO}, {"enospc", ERROR, ENOSPC}, {"eacces", ERROR, EACCES}, {"erofs", ERROR, EROFS},
            {"short", SHORT, EIO}, {"torn", TORN, 0}, {"kill", KILL, 0}, {"killafter", KILLAFTER, 0}};
        for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
            if (!strcmp(KINDS[i].name, how)) { kind = KINDS[i].kind; error_number = KINDS[i].error; }
        for (int i = 0; i < CALLS; i++)
            if (!strcmp(NAMES[i], what)) call_wanted = i;
        from_then_on = plus == '+';
        if (kind == NONE || (call_wanted < 0 && strcmp(what, "any"))) abort();
    }
    ready = 1;
}

__attribute__((destructor)) static void report(void) {
    if (!counts_file) return;
    ready = 0;
    FILE *file = fopen(counts_file, "w");
    if (!file) return;
    for (int i = 0; i < CALLS; i++) fprintf(file, "%s %ld\n", NAMES[i], counts[i]);
    fprintf(file, "any %ld\n", all);
    fclose(file);
}

/* Whether a path lies in the folder that is watched; one that does not begin with / is taken to lie where we are. */
static int inside(const char *path) {
    char here[PATH_MAX];
    if (!ready || !path || !within) return 0;
    if (*path != '/') { if (!getcwd(here, sizeof here)) return 0; path = here; }
    return !strncmp(path, within, within_length);
}

static int seen(int file) { return ready && file > 2 && file < FILES && watched[file]; }

static void die(void) { syscall(SYS_kill, (long)getpid(), (long)SIGKILL); for (;;) pause(); }

/* Counts a call and says what happens to it; killing is done here. */
static enum kind fate(enum call call) {
    counts[call]++; all++;
    if (kind == NONE) return NONE;
    long now = call_wanted < 0 ? all : call_wanted == (int)call ? counts[call] : 0;
    if (now != turn && !(from_then_on && now > turn)) return NONE;
    if (kind == KILL || (kind == TORN && call != WRITE)) die();
    if (kind == SHORT && call != READ && call != WRITE) return ERROR;
    return kind;
}

static int refuse(void) { errno = error_number; return -1; }

#define ORDINARY(call, done) \
    enum kind what = fate(call); \
    if (what == ERROR) return refuse(); \
    int result = done; \
    if (what == KILLAFTER) die(); \
    return result

static int opened(int file, int watch) {
    if (file >= 0 && file < FILES) watched[file] = (char)watch;
    return file;
}

static int open_at(int folder, const char *path, int flags, mode_t mode) {
    static int (*real)(int, const char *, int, ...);
    if (!real) real = next("openat64");
    int watch = inside(path);
    enum kind what = watch ? fate(OPEN) : NONE;
    if (what == ERROR) return refuse();
    int file = opened(real(folder, path, flags, mode), watch);
    if (what == KILLAFTER) die();
    return file;
}

#define OPENING(name, before, folder) \
    int name(before const char *path, int flags, ...) { \
        va_list rest; va_start(rest, flags); \
        mode_t mode = (flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE ? va_arg(rest, mode_t) : 0; \
        va_end(rest); \
        return open_at(folder, path, flags, mode); \
    }
#define NOTHING
#define COMMA ,
OPENING(open, NOTHING, AT_FDCWD)
OPENING(open64, NOTHING, AT_FDCWD)
OPENING(openat, int folder COMMA, folder)
OPENING(openat64, int folder COMMA, folder)

int close(int file) {
    static int (*real)(int);
    if (!real) real = next("close");
    if (file >= 0 && file < FILES) watched[file] = 0;
    return real(file);
}

static size_t part(enum kind what, size_t size) { return (what == SHORT || what == TORN) && size > 1 ? size / 2 : size; }

ssize_t read(int file, void *into, size_t size) {
    static ssize_t (*real)(int, void *, size_t);
    if (!real) real = next("read");
    enum kind what = seen(file) ? fate(READ) : NONE;
    if (what == ERROR) return refuse();
    ssize_t done = real(file, into, part(what, size));
    if (what == KILLAFTER) die();
    return done;
}

ssize_t pread64(int file, void *into, size_t size, off64_t at) {
    static ssize_t (*real)(int, void *, size_t, off64_t);
    if (!real) real = next("pread64");
    enum kind what = seen(file) ? fate(READ) : NONE;
    if (what == ERROR) return refuse();
    ssize_t done = real(file, into, part(what, size), at);
    if (what == KILLAFTER) die();
    return done;
}
ssize_t pread(int file, void *into, size_t size, off_t at) { return pread64(file, into, size, at); }

ssize_t write(int file, const void *from, size_t size) {
    static ssize_t (*real)(int, const void *, size_t);
    if (!real) real = next("write");
    enum kind what = seen(file) ? fate(WRITE) : NONE;
    if (what == ERROR) return refuse();
    ssize_t done = real(file, from, part(what, size));
    if (what == KILLAFTER || what == TORN) die();
    return done;
}

ssize_t pwrite64(int file, const void *from, size_t size, off64_t at) {
    static ssize_t (*real)(int, const void *, size_t, off64_t);
    if (!real) real = next("pwrite64");
    enum kind what = seen(file) ? fate(WRITE) : NONE;
    if (what == ERROR) return refuse();
    ssize_t done = real(file, from, part(what, size), at);
    if (what == KILLAFTER || what == TORN) die();
    return done;
}
ssize_t pwrite(int file, const void *from, size_t size, off_t at) { return pwrite64(file, from, size, at); }

ssize_t writev(int file, const struct iovec *from, int count) {
    static ssize_t (*real)(int, const struct iovec *, int);
    if (!real) real = next("writev");
    enum kind what = seen(file) ? fate(WRITE) : NONE;
    if (what == ERROR) return refuse();
    ssize_t done = real(file, from, what == SHORT || what == TORN ? (count + 1) / 2 : count);
    if (what == KILLAFTER || what == TORN) die();
    return done;
}

int fsync(int file) {
    static int (*real)(int);
    if (!real) real = next("fsync");
    if (!seen(file)) return real(file);
    ORDINARY(SYNC, real(file));
}

int fdatasync(int file) {
    static int (*real)(int);
    if (!real) real = next("fdatasync");
    if (!seen(file)) return real(file);
    ORDINARY(SYNC, real(file));
}

int ftruncate64(int file, off64_t size) {
    static int (*real)(int, off64_t);
    if (!real) real = next("ftruncate64");
    if (!seen(file)) return real(file, size);
    ORDINARY(TRUNCATE, real(file, size));
}
int ftruncate(int file, off_t size) { return ftruncate64(file, size); }

int rename(const char *from, const char *to) {
    static int (*real)(const char *, const char *);
    if (!real) real = next("rename");
    if (!inside(to)) return real(from, to);
    ORDINARY(RENAME, real(from, to));
}

int renameat2(int at, const char *from, int other, const char *to, unsigned flags) {
    static int (*real)(int, const char *, int, const char *, unsigned);
    if (!real) real = next("renameat2");
    if (!inside(to)) return real(at, from, other, to, flags);
    ORDINARY(RENAME, real(at, from, other, to, flags));
}
int renameat(int at, const char *from, int other, const char *to) { return renameat2(at, from, other, to, 0); }

int linkat(int at, const char *from, int other, const char *to, int flags) {
    static int (*real)(int, const char *, int, const char *, int);
    if (!real) real = next("linkat");
    if (!inside(to)) return real(at, from, other, to, flags);
    ORDINARY(RENAME, real(at, from, other, to, flags));
}
int link(const char *from, const char *to) { return linkat(AT_FDCWD, from, AT_FDCWD, to, 0); }

int unlink(const char *path) {
    static int (*real)(const char *);
    if (!real) real = next("unlink");
    if (!inside(path)) return real(path);
    ORDINARY(UNLINK, real(path));
}

/* What the standard library asks; SQLite takes a file that it cannot look at for missing, and looks again when it opens it. */
int statx(int folder, const char *path, int flags, unsigned wanted, struct statx *into) {
    static int (*real)(int, const char *, int, unsigned, struct statx *);
    if (!real) real = next("statx");
    /* whether the call is there is asked with no path at all, which the headers forbid, so the compiler expects none */
    const char *volatile named = path;
    if (!named || !*path || !inside(path)) return real(folder, path, flags, wanted, into);
    ORDINARY(STAT, real(folder, path, flags, wanted, into));
}

DIR *opendir(const char *path) {
    static DIR *(*real)(const char *);
    if (!real) real = next("opendir");
    enum kind what = inside(path) ? fate(LIST) : NONE;
    if (what == ERROR) { errno = error_number; return NULL; }
    DIR *result = real(path);
    if (what == KILLAFTER) die();
    return result;
}

void *mmap64(void *where, size_t size, int access, int flags, int file, off64_t at) {
    static void *(*real)(void *, size_t, int, int, int, off64_t);
    if (!real) real = next("mmap64");
    enum kind what = seen(file) ? fate(MMAP) : NONE;
    if (what == ERROR) { errno = error_number; return MAP_FAILED; }
    void *result = real(where, size, access, flags, file, at);
    if (what == KILLAFTER) die();
    return result;
}
void *mmap(void *where, size_t size, int access, int flags, int file, off_t at) {
    return mmap64(where, size, access, flags, file, at);
}
