/* SHA-256 (FIPS 180-4), for the hash of the user's file in the manifest. */
#ifndef NPCC_CMD_SHA256_H
#define NPCC_CMD_SHA256_H

#include <stddef.h>

/* The digest of n bytes, as 64 hexadecimal digits and a NUL. */
void sha256_hex(const void *bytes, size_t n, char hex[65]);

#endif
