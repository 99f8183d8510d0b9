/* Dtypes: their names, and NumPy's promotion and casting rules.
 * tests/ir/test_dtype.py compares every pair with np.promote_types and np.can_cast. */
#include "ir.h"

#include <string.h>

typedef enum { CLASS_BOOL, CLASS_UNSIGNED, CLASS_SIGNED, CLASS_FLOAT, CLASS_COMPLEX } DTypeClass;

static const struct {
  const char *name, *suffix, *c;
  char code;
  int size;
  DTypeClass class;
  bool native;
} dtypes[DT_COUNT] = {
  [DT_BOOL]       = {"bool",       "b8",   "uint8_t",         '?', 1,  CLASS_BOOL,     true},
  [DT_INT8]       = {"int8",       "i8",   "int8_t",          'b', 1,  CLASS_SIGNED,   true},
  [DT_INT16]      = {"int16",      "i16",  "int16_t",         'h', 2,  CLASS_SIGNED,   true},
  [DT_INT32]      = {"int32",      "i32",  "int32_t",         'i', 4,  CLASS_SIGNED,   true},
  [DT_INT64]      = {"int64",      "i64",  "int64_t",         'l', 8,  CLASS_SIGNED,   true},
  [DT_UINT8]      = {"uint8",      "u8",   "uint8_t",         'B', 1,  CLASS_UNSIGNED, true},
  [DT_UINT16]     = {"uint16",     "u16",  "uint16_t",        'H', 2,  CLASS_UNSIGNED, true},
  [DT_UINT32]     = {"uint32",     "u32",  "uint32_t",        'I', 4,  CLASS_UNSIGNED, true},
  [DT_UINT64]     = {"uint64",     "u64",  "uint64_t",        'L', 8,  CLASS_UNSIGNED, true},
  [DT_FLOAT16]    = {"float16",    "f16",  "uint16_t",        'e', 2,  CLASS_FLOAT,    false},
  [DT_FLOAT32]    = {"float32",    "f32",  "float",           'f', 4,  CLASS_FLOAT,    true},
  [DT_FLOAT64]    = {"float64",    "f64",  "double",          'd', 8,  CLASS_FLOAT,    true},
  [DT_COMPLEX64]  = {"complex64",  "c64",  "npcc_complex64",  'F', 8,  CLASS_COMPLEX, true},
  [DT_COMPLEX128] = {"complex128", "c128", "npcc_complex128", 'D', 16, CLASS_COMPLEX, true},
};

const char *dtype_name(DType d) { return d < DT_COUNT ? dtypes[d].name : "none"; }
const char *dtype_suffix(DType d) { return d < DT_COUNT ? dtypes[d].suffix : "none"; }
const char *dtype_c(DType d) { return d < DT_COUNT ? dtypes[d].c : "void"; }
char dtype_char(DType d) { return d < DT_COUNT ? dtypes[d].code : 0; }
int dtype_size(DType d) { return d < DT_COUNT ? dtypes[d].size : 0; }

static bool in_class(DType d, DTypeClass c) { return d < DT_COUNT && dtypes[d].class == c; }

bool dtype_is_float(DType d) { return in_class(d, CLASS_FLOAT); }
bool dtype_is_unsigned(DType d) { return in_class(d, CLASS_UNSIGNED); }
bool dtype_is_int(DType d) { return in_class(d, CLASS_SIGNED) || in_class(d, CLASS_UNSIGNED); }
bool dtype_is_complex(DType d) { return in_class(d, CLASS_COMPLEX); }
bool dtype_is_inexact(DType d) { return dtype_is_float(d) || dtype_is_complex(d); }
bool dtype_is_native(DType d) { return d < DT_COUNT && dtypes[d].native; }

/* NumPy's other spellings on 64-bit Linux. 'q' and 'Q' (longlong) are left out: they equal int64
 * and uint64 but are another type number, which results inherit. */
static const struct { const char *name; DType dtype; } aliases[] = {
  {"bool_", DT_BOOL}, {"b1", DT_BOOL},
  {"byte", DT_INT8}, {"i1", DT_INT8}, {"short", DT_INT16}, {"i2", DT_INT16},
  {"intc", DT_INT32}, {"i4", DT_INT32},
  {"int", DT_INT64}, {"int_", DT_INT64}, {"intp", DT_INT64}, {"long", DT_INT64}, {"i8", DT_INT64},
  {"p", DT_INT64},
  {"ubyte", DT_UINT8}, {"u1", DT_UINT8}, {"ushort", DT_UINT16}, {"u2", DT_UINT16},
  {"uintc", DT_UINT32}, {"u4", DT_UINT32},
  {"uint", DT_UINT64}, {"uintp", DT_UINT64}, {"ulong", DT_UINT64}, {"u8", DT_UINT64},
  {"P", DT_UINT64},
  {"half", DT_FLOAT16}, {"f2", DT_FLOAT16}, {"single", DT_FLOAT32}, {"f4", DT_FLOAT32},
  {"double", DT_FLOAT64}, {"float", DT_FLOAT64}, {"f8", DT_FLOAT64},
  {"csingle", DT_COMPLEX64}, {"c8", DT_COMPLEX64},
  {"cdouble", DT_COMPLEX128}, {"complex", DT_COMPLEX128}, {"c16", DT_COMPLEX128},
};

DType dtype_parse(const char *name) {
  if (!name) return DT_NONE;
  if (*name == '=' || *name == '<' || *name == '|') {   /* native byte order, said aloud */
    bool numbered = name[1] && name[2] >= '0' && name[2] <= '9';
    bool single = name[1] && !name[2];
    if (!numbered && !single) return DT_NONE;
    name++;
  }
  for (int d = 0; d < DT_COUNT; d++) {
    bool is_char = name[0] == dtypes[d].code && name[1] == 0;
    if (is_char || strcmp(name, dtypes[d].name) == 0) return (DType)d;
  }
  for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
    if (strcmp(name, aliases[i].name) == 0) return aliases[i].dtype;
  return DT_NONE;
}

/* ---- promotion ---- */

static DType of_class(DTypeClass class, int size) {
  for (int d = 0; d < DT_COUNT; d++)
    if (dtypes[d].class == class && dtypes[d].size == size) return (DType)d;
  return DT_NONE;
}

/* The smallest signed type that holds both; NumPy takes float64 where none does. */
static DType promote_signed_unsigned(DType s, DType u) {
  if (dtypes[s].size > dtypes[u].size) return s;
  return dtypes[u].size < 8 ? of_class(CLASS_SIGNED, dtypes[u].size * 2) : DT_FLOAT64;
}

/* The bytes of the smallest float that NumPy lets hold an integer of so many bytes. */
static int float_size_for_int(int size) { return size == 1 ? 2 : size == 2 ? 4 : 8; }

/* Bytes of a real float that stands for d beside floats. */
static int as_float_size(DType d) {
  switch (dtypes[d].class) {
  case CLASS_BOOL: return 2;
  case CLASS_UNSIGNED:
  case CLASS_SIGNED: return float_size_for_int(dtypes[d].size);
  case CLASS_FLOAT: return dtypes[d].size;
  case CLASS_COMPLEX: return dtypes[d].size / 2;
  }
  return 8;
}

DType dtype_promote(DType a, DType b) {
  if (a >= DT_COUNT || b >= DT_COUNT) return DT_NONE;
  if (a == b || dtypes[b].class == CLASS_BOOL) return a;
  if (dtypes[a].class == CLASS_BOOL) return b;
  if (dtypes[a].class > dtypes[b].class) return dtype_promote(b, a);
  /* now class(a) <= class(b) */
  if (dtypes[b].class < CLASS_FLOAT) {
    if (dtypes[a].class != dtypes[b].class) return promote_signed_unsigned(b, a);
    return dtypes[a].size > dtypes[b].size ? a : b;
  }
  int sa = as_float_size(a), sb = as_float_size(b), size = sa > sb ? sa : sb;
  if (dtypes[b].class == CLASS_FLOAT) return of_class(CLASS_FLOAT, size);
  return of_class(CLASS_COMPLEX, size < 4 ? 8 : size * 2);
}

bool dtype_can_cast_safe(DType from, DType to) {
  return from < DT_COUNT && to < DT_COUNT && dtype_promote(from, to) == to;
}

bool dtype_can_cast_same_kind(DType from, DType to) {
  if (from >= DT_COUNT || to >= DT_COUNT) return false;
  return dtypes[from].class <= dtypes[to].class;
}

DType dtype_real(DType d) {
  return dtype_is_complex(d) ? of_class(CLASS_FLOAT, dtypes[d].size / 2) : d;
}

/* A Python bool is an ordinary bool; an int is at home in any integer or inexact type, a float in
 * any inexact type, a complex number in the complex type of the same precision; elsewhere they are
 * int64, float64 and complex128. */
DType dtype_weak(DType python_scalar, DType strong) {
  if (strong >= DT_COUNT) return DT_NONE;
  switch (python_scalar) {
  case DT_BOOL: return DT_BOOL;
  case DT_INT64: return strong == DT_BOOL ? DT_INT64 : strong;
  case DT_FLOAT64: return dtypes[strong].class >= CLASS_FLOAT ? strong : DT_FLOAT64;
  case DT_COMPLEX128:
    return dtypes[strong].class >= CLASS_FLOAT ? dtype_promote(strong, DT_COMPLEX64) : DT_COMPLEX128;
  default: return DT_NONE;
  }
}
