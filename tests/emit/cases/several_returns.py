def f(A, w, k):
    B = A * w
    for i in range(k):
        if A[i, 0] > w:
            return A, A[i]
        if A[i, 0] < 0.25:
            return B, B[i]
    return A, A[0]
