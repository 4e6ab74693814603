/*
 * Stands between the program and the kernel (LD_PRELOAD): counts every write, sync, truncation and removal on files under
 * SHIM_DIR and on internet sockets, and at the SHIM_AT-th of them does what SHIM_MODE says:
 *   before, after, torn   SIGKILL before it, after it, or after half of its bytes
 *   enospc, eio           the step on a file fails, and so do those after it, SHIM_FOR in all
 *   trace                 writes each step on a file, and each message sent, to SHIM_TRACE, for images of a power loss
 * Where the disk fails, only steps on files count. Reads and connects are no steps: they change nothing that outlives the
 * process, so death at one of them is death after the step before it.
 * The count is kept in the mapped file SHIM_COUNT, so that it outlives the kill. The mapped file SHIM_CLOCK holds by how many
 * seconds the clock is ahead: for all who share it, the lease of a dead process runs out at once.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum mode { NONE, BEFORE, AFTER, TORN, ENOSPC_, EIO_, TRACE };
enum kind { OTHER = 1, FILE_, SOCKET };

static _Atomic long own_count, own_clock, *count = &own_count, *ahead = &own_clock;
static long at, length = 1;
static enum mode mode;
static char dir[512];
static int trace_fd = -1;
static _Atomic unsigned char kinds[4096];

#define REAL(name) static __typeof__(&name) real; if (!real) real = dlsym(RTLD_NEXT, #name)

/* A number in a file that others see too. */
static _Atomic long *mapped(const char *path) {
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (fd < 0 || ftruncate(fd, sizeof(long)) != 0) abort();
	void *page = mmap(0, sizeof(long), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	if (page == MAP_FAILED) abort();
	return page;
}

__attribute__((constructor)) static void begin(void) {
	static const char *names[] = {"none", "before", "after", "torn", "enospc", "eio", "trace"};
	const char *text = getenv("SHIM_MODE");
	for (int i = 0; text && i < 7; i++) if (!strcmp(text, names[i])) mode = i;
	if ((text = getenv("SHIM_AT"))) at = atol(text);
	if ((text = getenv("SHIM_FOR"))) length = atol(text);
	if ((text = getenv("SHIM_DIR"))) snprintf(dir, sizeof dir, "%s", text);
	if ((text = getenv("SHIM_COUNT"))) count = mapped(text);
	if ((text = getenv("SHIM_CLOCK"))) ahead = mapped(text);
	if ((text = getenv("SHIM_TRACE"))) trace_fd = open(text, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int is_ours(const char *path) {
	return dir[0] && strncmp(path, dir, strlen(dir)) == 0 && !strstr(path, "-shm");
}

static int path_of(int fd, char *path, size_t size) {
	char link[64];
	snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
	ssize_t got = readlink(link, path, size - 1);
	path[got < 0 ? 0 : got] = 0;
	return got >= 0;
}

static enum kind kind_of(int fd) {
	if (fd < 0 || fd >= 4096) return OTHER;
	if (kinds[fd]) return kinds[fd];
	struct stat stat;
	enum kind kind = OTHER;
	char path[512];
	struct sockaddr_storage peer;
	socklen_t size = sizeof peer;
	if (fstat(fd, &stat) == 0 && S_ISSOCK(stat.st_mode)) {
		if (getpeername(fd, (struct sockaddr *)&peer, &size) != 0) return OTHER; /* not yet connected */
		if (peer.ss_family == AF_INET || peer.ss_family == AF_INET6) kind = SOCKET;
	} else if (path_of(fd, path, sizeof path) && is_ours(path)) kind = FILE_;
	kinds[fd] = kind;
	return kind;
}

static void die(void) { kill(getpid(), SIGKILL); for (;;) pause(); }

/* 1: do it; 2: do it and die; 3: do half of it and die; 0: fail with errno. */
static int step(enum kind kind) {
	int can_fail = mode == ENOSPC_ || mode == EIO_;
	if (kind == OTHER || (can_fail && kind != FILE_)) return 1;
	long number = atomic_fetch_add(count, 1) + 1;
	if (can_fail) {
		if (number < at || number >= at + length) return 1;
		errno = mode == EIO_ ? EIO : ENOSPC;
		return 0;
	}
	if (number != at) return 1;
	if (mode == BEFORE) die();
	return mode == AFTER ? 2 : mode == TORN ? 3 : 1;
}

/* One line a step: what, path, offset, length; then the bytes themselves. */
static void trace(const char *what, int fd, const char *named, long offset, const void *bytes, size_t size) {
	if (trace_fd < 0 || (fd >= 0 && kind_of(fd) != FILE_)) return;
	char path[512], line[640];
	if (named) snprintf(path, sizeof path, "%s", named); else path_of(fd, path, sizeof path);
	int written = snprintf(line, sizeof line, "%s\t%s\t%ld\t%zu\n", what, path, offset, size);
	static __typeof__(&write) out;
	if (!out) out = dlsym(RTLD_NEXT, "write");
	if (out(trace_fd, line, written) < 0 || (size && bytes && out(trace_fd, bytes, size) < 0)) die();
}

/* A message leaves for a platform. */
static void trace_send(int fd, const void *bytes, size_t size) {
	if (trace_fd < 0 || kind_of(fd) != SOCKET || size < 5 || memcmp(bytes, "POST ", 5)) return;
	const char *end = memchr(bytes, '\n', size);
	size_t line = end ? (size_t)(end - (const char *)bytes) : size;
	if (memmem(bytes, line, "/messages ", 10) || memmem(bytes, line, "/sendMessage ", 13)) trace("send", -1, "socket", 0, 0, 0);
}

#define BYTES(call, size_) \
	int what = step(kind_of(fd)); \
	if (what == 0) return -1; \
	size_t size = size_; (void)size; \
	if (what == 3) { size = size / 2; if (size) (void)!(call); die(); } \
	__typeof__(call) result = (call); \
	if (what == 2) die(); \
	return result

ssize_t write(int fd, const void *bytes, size_t all) { REAL(write); trace_send(fd, bytes, all); trace("write", fd, 0, lseek(fd, 0, SEEK_CUR), bytes, all); BYTES(real(fd, bytes, size), all); }
ssize_t pwrite(int fd, const void *bytes, size_t all, off_t offset) { REAL(pwrite); trace("write", fd, 0, offset, bytes, all); BYTES(real(fd, bytes, size, offset), all); }
ssize_t pwrite64(int fd, const void *bytes, size_t all, off64_t offset) { REAL(pwrite64); trace("write", fd, 0, offset, bytes, all); BYTES(real(fd, bytes, size, offset), all); }
ssize_t send(int fd, const void *bytes, size_t all, int flags) { REAL(send); BYTES(real(fd, bytes, size, flags), all); }

ssize_t writev(int fd, const struct iovec *parts, int number) {
	REAL(writev);
	trace_send(fd, parts[0].iov_base, parts[0].iov_len);
	int what = step(kind_of(fd));
	if (what == 0) return -1;
	if (what == 3) { REAL(write); size_t half = parts[0].iov_len / 2; if (half) (void)!real(fd, parts[0].iov_base, half); die(); }
	ssize_t result = real(fd, parts, number);
	if (what == 2) die();
	return result;
}
#define WHOLE(call, kind) int what = step(kind); if (what == 0) return -1; if (what == 3) die(); __typeof__(call) result = (call); if (what == 2) die(); return result

ssize_t sendmsg(int fd, const struct msghdr *message, int flags) { REAL(sendmsg); WHOLE(real(fd, message, flags), kind_of(fd)); }
int fsync(int fd) { REAL(fsync); trace("sync", fd, 0, 0, 0, 0); WHOLE(real(fd), kind_of(fd)); }
int fdatasync(int fd) { REAL(fdatasync); trace("sync", fd, 0, 0, 0, 0); WHOLE(real(fd), kind_of(fd)); }
int ftruncate(int fd, off_t size) { REAL(ftruncate); trace("truncate", fd, 0, size, 0, 0); WHOLE(real(fd, size), kind_of(fd)); }
int ftruncate64(int fd, off64_t size) { REAL(ftruncate64); trace("truncate", fd, 0, size, 0, 0); WHOLE(real(fd, size), kind_of(fd)); }
int unlink(const char *path) {
	REAL(unlink);
	if (is_ours(path)) trace("unlink", -1, path, 0, 0, 0);
	WHOLE(real(path), is_ours(path) ? FILE_ : OTHER);
}
int close(int fd) { REAL(close); if (fd >= 0 && fd < 4096) kinds[fd] = 0; return real(fd); }

int clock_gettime(clockid_t clock, struct timespec *now) {
	REAL(clock_gettime);
	int result = real(clock, now);
	if (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE) now->tv_sec += *ahead;
	return result;
}
int gettimeofday(struct timeval *restrict now, void *restrict zone) {
	REAL(gettimeofday);
	int result = real(now, zone);
	now->tv_sec += *ahead;
	return result;
}
