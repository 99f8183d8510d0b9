import numpy as np

def f0(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.add(b, 1, out=o)
    return r, o

def f1(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.add(b, 1, o)
    return r, o

def f2(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.add(b, 1, out=(o,))
    return r, o

def f3(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.add(b, b, where=m, out=o)
    return r, o

def f4(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.add(b, b, where=m)
    return r, o

def f5(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.add(b, 1, dtype='f4')
    return r, o

def f6(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.add(b, 1, dtype=np.float32)
    return r, o

def f7(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.add(ii, 1, dtype=np.float64)
    return r, o

def f8(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.add(b, 1, casting='same_kind')
    return r, o

def f9(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.add(b, 1, order='C')
    return r, o

def f10(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.add(b, 1, order='K')
    return r, o

def f11(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.sqrt(b, out=o)
    return r, o

def f12(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.sqrt(b, where=m, out=o)
    return r, o

def f13(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.divide(b, b, out=np.zeros_like(b), where=b != 0)
    return r, o

def f14(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.divide(b, b, out=np.zeros(30), where=b != 0)
    return r, o

def f15(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.log(b, out=np.zeros_like(b), where=(b > 0))
    return r, o

def f16(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.divmod(b, 2)
    return r, o

def f17(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.modf(b)
    return r, o

def f18(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.add.reduce(b)
    return r, o

def f19(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.add.reduce(M, axis=1)
    return r, o

def f20(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.multiply.reduce(b)
    return r, o

def f21(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.maximum.reduce(M, axis=0)
    return r, o

def f22(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.minimum.reduce(M, axis=0)
    return r, o

def f23(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.logical_and.reduce(M > 0, axis=0)
    return r, o

def f24(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.logical_or.reduce(M > 0)
    return r, o

def f25(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.bitwise_or.reduce(ii)
    return r, o

def f26(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.bitwise_xor.reduce(ii)
    return r, o

def f27(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.bitwise_and.reduce(ii)
    return r, o

def f28(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.subtract.reduce(b)
    return r, o

def f29(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.hypot.reduce(b)
    return r, o

def f30(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.fmax.reduce(b)
    return r, o

def f31(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.add.accumulate(b)
    return r, o

def f32(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.maximum.accumulate(b)
    return r, o

def f33(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.minimum.accumulate(M, axis=1)
    return r, o

def f34(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.multiply.accumulate(b)
    return r, o

def f35(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.add.reduceat(b, np.array([0,5,10]))
    return r, o

def f36(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.add.outer(b, b)
    return r, o

def f37(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.subtract.outer(b, b)
    return r, o

def f38(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.add.at(o, ii, 1)
    return r, o

def f39(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.add.at(o, ii, b)
    return r, o

def f40(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.subtract.at(o, ii, b)
    return r, o

def f41(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.maximum.at(o, ii, b)
    return r, o

def f42(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.sum(b, where=m)
    return r, o

def f43(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.sum(b, initial=5)
    return r, o

def f44(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.sum(M, axis=(0,1))
    return r, o

def f45(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.sum(M, axis=0, keepdims=True)
    return r, o

def f46(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.sum(M, axis=0, out=o4)
    return r, o

def f47(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.sum(b, dtype=np.float32)
    return r, o

def f48(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.sum(f32, dtype=np.float64)
    return r, o

def f49(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.sum(ii, dtype=np.float64)
    return r, o

def f50(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.sum(ii, dtype=np.int32)
    return r, o

def f51(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.prod(b, where=m)
    return r, o

def f52(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.min(b, initial=0)
    return r, o

def f53(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.max(b, initial=0.0)
    return r, o

def f54(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.max(b, where=m, initial=0)
    return r, o

def f55(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.any(M > 0, axis=(0,1))
    return r, o

def f56(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.any(b > 0, where=m)
    return r, o

def f57(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.all(M > 0, axis=0, keepdims=True)
    return r, o

def f58(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.mean(b, where=m)
    return r, o

def f59(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.mean(b, dtype=np.float32)
    return r, o

def f60(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.mean(f32, dtype=np.float64)
    return r, o

def f61(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.mean(ii)
    return r, o

def f62(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.mean(I2, axis=0)
    return r, o

def f63(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.mean(M, axis=0, keepdims=True)
    return r, o

def f64(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.std(M, axis=0)
    return r, o

def f65(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.var(b, ddof=1)
    return r, o

def f66(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.count_nonzero(b)
    return r, o

def f67(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.count_nonzero(M, axis=0)
    return r, o

def f68(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.count_nonzero(M > 0, axis=1, keepdims=True)
    return r, o

def f69(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.cumsum(b)
    return r, o

def f70(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.cumsum(ii)
    return r, o

def f71(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.cumsum(M, axis=0)
    return r, o

def f72(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.cumsum(M, axis=1)
    return r, o

def f73(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.cumsum(M)
    return r, o

def f74(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.cumsum(f32, dtype=np.float64)
    return r, o

def f75(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.cumsum(m)
    return r, o

def f76(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.cumsum(b, out=o)
    return r, o

def f77(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.cumprod(b)
    return r, o

def f78(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.cumprod(M, axis=1)
    return r, o

def f79(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = b.cumsum()
    return r, o

def f80(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = M.cumsum(axis=0)
    return r, o

def f81(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = b.cumprod()
    return r, o

def f82(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.nancumsum(b)
    return r, o

def f83(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.nancumprod(b)
    return r, o

def f84(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.diff(np.cumsum(b))
    return r, o

def f85(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.sort(b)
    return r, o

def f86(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.sort(M, axis=0)
    return r, o

def f87(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.sort(M, axis=None)
    return r, o

def f88(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.sort(M)
    return r, o

def f89(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.sort(b)[::-1]
    return r, o

def f90(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.sort(b, kind='stable')
    return r, o

def f91(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = b.sort()
    return r, o

def f92(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = o.sort()
    return r, o

def f93(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = M.sort(axis=0)
    return r, o

def f94(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.argsort(b)
    return r, o

def f95(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.argsort(-b)
    return r, o

def f96(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.argsort(b)[::-1]
    return r, o

def f97(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = b.argsort()
    return r, o

def f98(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = M.argsort(axis=1)
    return r, o

def f99(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.argsort(M, axis=0)
    return r, o

def f100(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.argsort(b, kind='stable')
    return r, o

def f101(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.argsort(b, kind='mergesort')
    return r, o

def f102(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.partition(b, 3)
    return r, o

def f103(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.argpartition(b, 3)
    return r, o

def f104(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.argpartition(b, -5)[-5:]
    return r, o

def f105(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = b.partition(3)
    return r, o

def f106(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.searchsorted(b, b)
    return r, o

def f107(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.searchsorted(b, 0.5)
    return r, o

def f108(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.searchsorted(b, b, side='right')
    return r, o

def f109(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = b.searchsorted(0.5)
    return r, o

def f110(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.bincount(ii)
    return r, o

def f111(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.bincount(ii, weights=b)
    return r, o

def f112(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.bincount(ii, minlength=50)
    return r, o

def f113(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.bincount(ii, b, 50)
    return r, o

def f114(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.digitize(b, o)
    return r, o

def f115(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.digitize(b, o, right=True)
    return r, o

def f116(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.histogram(b)
    return r, o

def f117(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.histogram(b, bins=10)
    return r, o

def f118(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.histogram(b, 20, (0.0, 1.0))
    return r, o

def f119(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.histogram(b, bins=o)
    return r, o

def f120(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.histogram(b, bins=20, range=(0, 1), density=True)
    return r, o

def f121(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.histogram(b, bins=20, weights=b)
    return r, o

def f122(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.unique(ii)
    return r, o

def f123(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.unique(ii, return_counts=True)
    return r, o

def f124(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.unique(ii, return_inverse=True)
    return r, o

def f125(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.unique(ii, return_index=True, return_counts=True)
    return r, o

def f126(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.unique(M, axis=0)
    return r, o

def f127(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.isin(ii, jj)
    return r, o

def f128(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.in1d(ii, jj)
    return r, o

def f129(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.argwhere(b > 0.5)
    return r, o

def f130(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.flatnonzero(b > 0.5)
    return r, o

def f131(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.nonzero(b > 0.5)
    return r, o

def f132(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.median(b)
    return r, o

def f133(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.median(M, axis=0)
    return r, o

def f134(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.median(ii)
    return r, o

def f135(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.percentile(b, 30)
    return r, o

def f136(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.percentile(b, [25, 75])
    return r, o

def f137(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.percentile(M, 50, axis=0)
    return r, o

def f138(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.quantile(b, 0.5)
    return r, o

def f139(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.nanmedian(b)
    return r, o

def f140(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.nanpercentile(b, 30)
    return r, o

def f141(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.argmax(b)
    return r, o

def f142(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.argmax(M, axis=1)
    return r, o

def f143(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.nanargmax(b)
    return r, o

def f144(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.lexsort((b, o))
    return r, o

def f145(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.intersect1d(ii, jj)
    return r, o

def f146(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.setdiff1d(ii, jj)
    return r, o

def f147(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.union1d(ii, jj)
    return r, o

def f148(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.trapezoid(b, o)
    return r, o

def f149(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.interp(b, o, b)
    return r, o

def f150(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.ediff1d(b)
    return r, o

def f151(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.gradient(b)
    return r, o

def f152(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.nansum(b)
    return r, o

def f153(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.nanmean(b)
    return r, o

def f154(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.nanmax(b)
    return r, o

def f155(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.nanmin(b)
    return r, o

def f156(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.nanstd(b)
    return r, o

def f157(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.ptp(b)
    return r, o

def f158(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.average(b, weights=b)
    return r, o

def f159(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.clip(b, 0.2, 0.5, out=o)
    return r, o

def f160(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.round(b, 2)
    return r, o

def f161(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.histogram2d(b, b, 5)
    return r, o

def f162(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.histogram_bin_edges(b, 10)
    return r, o

def f163(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.convolve(b, o)
    return r, o

def f164(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.cumulative_sum(b)
    return r, o

def f165(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.unique_counts(ii)
    return r, o

def f166(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.extract(b > 0.5, b)
    return r, o

def f167(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.take(b, ii)
    return r, o

def f168(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.searchsorted(np.cumsum(b), 0.3)
    return r, o

def f169(b, o, m, M, ii, jj, I2, f32, o4):
    b = b * 1.0
    o = o * 1.0
    M = M * 1.0
    m = b > 0.5
    ii = ii + 1
    I2 = I2 + 1
    f32 = f32 * 2
    r = np.add(b, [1.0], out=o[:])
    return r, o

b=np.random.rand(30)
o=np.random.rand(30)
m=b>0.5
M=np.random.rand(6,4)
ii=np.random.randint(0,20,30)
jj=ii[:5]
I2=np.arange(24).reshape(6,4)
f32=b.astype(np.float32)
o4=np.zeros(4)
f0(b, o, m, M, ii, jj, I2, f32, o4)
f1(b, o, m, M, ii, jj, I2, f32, o4)
f2(b, o, m, M, ii, jj, I2, f32, o4)
f3(b, o, m, M, ii, jj, I2, f32, o4)
f4(b, o, m, M, ii, jj, I2, f32, o4)
f5(b, o, m, M, ii, jj, I2, f32, o4)
f6(b, o, m, M, ii, jj, I2, f32, o4)
f7(b, o, m, M, ii, jj, I2, f32, o4)
f8(b, o, m, M, ii, jj, I2, f32, o4)
f9(b, o, m, M, ii, jj, I2, f32, o4)
f10(b, o, m, M, ii, jj, I2, f32, o4)
f11(b, o, m, M, ii, jj, I2, f32, o4)
f12(b, o, m, M, ii, jj, I2, f32, o4)
f13(b, o, m, M, ii, jj, I2, f32, o4)
f14(b, o, m, M, ii, jj, I2, f32, o4)
f15(b, o, m, M, ii, jj, I2, f32, o4)
f16(b, o, m, M, ii, jj, I2, f32, o4)
f17(b, o, m, M, ii, jj, I2, f32, o4)
f18(b, o, m, M, ii, jj, I2, f32, o4)
f19(b, o, m, M, ii, jj, I2, f32, o4)
f20(b, o, m, M, ii, jj, I2, f32, o4)
f21(b, o, m, M, ii, jj, I2, f32, o4)
f22(b, o, m, M, ii, jj, I2, f32, o4)
f23(b, o, m, M, ii, jj, I2, f32, o4)
f24(b, o, m, M, ii, jj, I2, f32, o4)
f25(b, o, m, M, ii, jj, I2, f32, o4)
f26(b, o, m, M, ii, jj, I2, f32, o4)
f27(b, o, m, M, ii, jj, I2, f32, o4)
f28(b, o, m, M, ii, jj, I2, f32, o4)
f29(b, o, m, M, ii, jj, I2, f32, o4)
f30(b, o, m, M, ii, jj, I2, f32, o4)
f31(b, o, m, M, ii, jj, I2, f32, o4)
f32(b, o, m, M, ii, jj, I2, f32, o4)
f33(b, o, m, M, ii, jj, I2, f32, o4)
f34(b, o, m, M, ii, jj, I2, f32, o4)
f35(b, o, m, M, ii, jj, I2, f32, o4)
f36(b, o, m, M, ii, jj, I2, f32, o4)
f37(b, o, m, M, ii, jj, I2, f32, o4)
f38(b, o, m, M, ii, jj, I2, f32, o4)
f39(b, o, m, M, ii, jj, I2, f32, o4)
f40(b, o, m, M, ii, jj, I2, f32, o4)
f41(b, o, m, M, ii, jj, I2, f32, o4)
f42(b, o, m, M, ii, jj, I2, f32, o4)
f43(b, o, m, M, ii, jj, I2, f32, o4)
f44(b, o, m, M, ii, jj, I2, f32, o4)
f45(b, o, m, M, ii, jj, I2, f32, o4)
f46(b, o, m, M, ii, jj, I2, f32, o4)
f47(b, o, m, M, ii, jj, I2, f32, o4)
f48(b, o, m, M, ii, jj, I2, f32, o4)
f49(b, o, m, M, ii, jj, I2, f32, o4)
f50(b, o, m, M, ii, jj, I2, f32, o4)
f51(b, o, m, M, ii, jj, I2, f32, o4)
f52(b, o, m, M, ii, jj, I2, f32, o4)
f53(b, o, m, M, ii, jj, I2, f32, o4)
f54(b, o, m, M, ii, jj, I2, f32, o4)
f55(b, o, m, M, ii, jj, I2, f32, o4)
f56(b, o, m, M, ii, jj, I2, f32, o4)
f57(b, o, m, M, ii, jj, I2, f32, o4)
f58(b, o, m, M, ii, jj, I2, f32, o4)
f59(b, o, m, M, ii, jj, I2, f32, o4)
f60(b, o, m, M, ii, jj, I2, f32, o4)
f61(b, o, m, M, ii, jj, I2, f32, o4)
f62(b, o, m, M, ii, jj, I2, f32, o4)
f63(b, o, m, M, ii, jj, I2, f32, o4)
f64(b, o, m, M, ii, jj, I2, f32, o4)
f65(b, o, m, M, ii, jj, I2, f32, o4)
f66(b, o, m, M, ii, jj, I2, f32, o4)
f67(b, o, m, M, ii, jj, I2, f32, o4)
f68(b, o, m, M, ii, jj, I2, f32, o4)
f69(b, o, m, M, ii, jj, I2, f32, o4)
f70(b, o, m, M, ii, jj, I2, f32, o4)
f71(b, o, m, M, ii, jj, I2, f32, o4)
f72(b, o, m, M, ii, jj, I2, f32, o4)
f73(b, o, m, M, ii, jj, I2, f32, o4)
f74(b, o, m, M, ii, jj, I2, f32, o4)
f75(b, o, m, M, ii, jj, I2, f32, o4)
f76(b, o, m, M, ii, jj, I2, f32, o4)
f77(b, o, m, M, ii, jj, I2, f32, o4)
f78(b, o, m, M, ii, jj, I2, f32, o4)
f79(b, o, m, M, ii, jj, I2, f32, o4)
f80(b, o, m, M, ii, jj, I2, f32, o4)
f81(b, o, m, M, ii, jj, I2, f32, o4)
f82(b, o, m, M, ii, jj, I2, f32, o4)
f83(b, o, m, M, ii, jj, I2, f32, o4)
f84(b, o, m, M, ii, jj, I2, f32, o4)
f85(b, o, m, M, ii, jj, I2, f32, o4)
f86(b, o, m, M, ii, jj, I2, f32, o4)
f87(b, o, m, M, ii, jj, I2, f32, o4)
f88(b, o, m, M, ii, jj, I2, f32, o4)
f89(b, o, m, M, ii, jj, I2, f32, o4)
f90(b, o, m, M, ii, jj, I2, f32, o4)
f91(b, o, m, M, ii, jj, I2, f32, o4)
f92(b, o, m, M, ii, jj, I2, f32, o4)
f93(b, o, m, M, ii, jj, I2, f32, o4)
f94(b, o, m, M, ii, jj, I2, f32, o4)
f95(b, o, m, M, ii, jj, I2, f32, o4)
f96(b, o, m, M, ii, jj, I2, f32, o4)
f97(b, o, m, M, ii, jj, I2, f32, o4)
f98(b, o, m, M, ii, jj, I2, f32, o4)
f99(b, o, m, M, ii, jj, I2, f32, o4)
f100(b, o, m, M, ii, jj, I2, f32, o4)
f101(b, o, m, M, ii, jj, I2, f32, o4)
f102(b, o, m, M, ii, jj, I2, f32, o4)
f103(b, o, m, M, ii, jj, I2, f32, o4)
f104(b, o, m, M, ii, jj, I2, f32, o4)
f105(b, o, m, M, ii, jj, I2, f32, o4)
f106(b, o, m, M, ii, jj, I2, f32, o4)
f107(b, o, m, M, ii, jj, I2, f32, o4)
f108(b, o, m, M, ii, jj, I2, f32, o4)
f109(b, o, m, M, ii, jj, I2, f32, o4)
f110(b, o, m, M, ii, jj, I2, f32, o4)
f111(b, o, m, M, ii, jj, I2, f32, o4)
f112(b, o, m, M, ii, jj, I2, f32, o4)
f113(b, o, m, M, ii, jj, I2, f32, o4)
f114(b, o, m, M, ii, jj, I2, f32, o4)
f115(b, o, m, M, ii, jj, I2, f32, o4)
f116(b, o, m, M, ii, jj, I2, f32, o4)
f117(b, o, m, M, ii, jj, I2, f32, o4)
f118(b, o, m, M, ii, jj, I2, f32, o4)
f119(b, o, m, M, ii, jj, I2, f32, o4)
f120(b, o, m, M, ii, jj, I2, f32, o4)
f121(b, o, m, M, ii, jj, I2, f32, o4)
f122(b, o, m, M, ii, jj, I2, f32, o4)
f123(b, o, m, M, ii, jj, I2, f32, o4)
f124(b, o, m, M, ii, jj, I2, f32, o4)
f125(b, o, m, M, ii, jj, I2, f32, o4)
f126(b, o, m, M, ii, jj, I2, f32, o4)
f127(b, o, m, M, ii, jj, I2, f32, o4)
f128(b, o, m, M, ii, jj, I2, f32, o4)
f129(b, o, m, M, ii, jj, I2, f32, o4)
f130(b, o, m, M, ii, jj, I2, f32, o4)
f131(b, o, m, M, ii, jj, I2, f32, o4)
f132(b, o, m, M, ii, jj, I2, f32, o4)
f133(b, o, m, M, ii, jj, I2, f32, o4)
f134(b, o, m, M, ii, jj, I2, f32, o4)
f135(b, o, m, M, ii, jj, I2, f32, o4)
f136(b, o, m, M, ii, jj, I2, f32, o4)
f137(b, o, m, M, ii, jj, I2, f32, o4)
f138(b, o, m, M, ii, jj, I2, f32, o4)
f139(b, o, m, M, ii, jj, I2, f32, o4)
f140(b, o, m, M, ii, jj, I2, f32, o4)
f141(b, o, m, M, ii, jj, I2, f32, o4)
f142(b, o, m, M, ii, jj, I2, f32, o4)
f143(b, o, m, M, ii, jj, I2, f32, o4)
f144(b, o, m, M, ii, jj, I2, f32, o4)
f145(b, o, m, M, ii, jj, I2, f32, o4)
f146(b, o, m, M, ii, jj, I2, f32, o4)
f147(b, o, m, M, ii, jj, I2, f32, o4)
f148(b, o, m, M, ii, jj, I2, f32, o4)
f149(b, o, m, M, ii, jj, I2, f32, o4)
f150(b, o, m, M, ii, jj, I2, f32, o4)
f151(b, o, m, M, ii, jj, I2, f32, o4)
f152(b, o, m, M, ii, jj, I2, f32, o4)
f153(b, o, m, M, ii, jj, I2, f32, o4)
f154(b, o, m, M, ii, jj, I2, f32, o4)
f155(b, o, m, M, ii, jj, I2, f32, o4)
f156(b, o, m, M, ii, jj, I2, f32, o4)
f157(b, o, m, M, ii, jj, I2, f32, o4)
f158(b, o, m, M, ii, jj, I2, f32, o4)
f159(b, o, m, M, ii, jj, I2, f32, o4)
f160(b, o, m, M, ii, jj, I2, f32, o4)
f161(b, o, m, M, ii, jj, I2, f32, o4)
f162(b, o, m, M, ii, jj, I2, f32, o4)
f163(b, o, m, M, ii, jj, I2, f32, o4)
f164(b, o, m, M, ii, jj, I2, f32, o4)
f165(b, o, m, M, ii, jj, I2, f32, o4)
f166(b, o, m, M, ii, jj, I2, f32, o4)
f167(b, o, m, M, ii, jj, I2, f32, o4)
f168(b, o, m, M, ii, jj, I2, f32, o4)
f169(b, o, m, M, ii, jj, I2, f32, o4)
