// Eigenvalues and eigenvectors of a small symmetric matrix: Householder tridiagonalisation and implicit QL.
// Source: Bowdler, Martin, Reinsch and Wilkinson, Handbook for Automatic Computation II (tred2, tql2).

/** Row-major n × n; `vectors` holds eigenvectors as columns. Values come in no particular order. */
export interface Eigen {
  readonly values: Float64Array;
  readonly vectors: Float64Array;
}

interface Work {
  readonly n: number;
  readonly v: Float64Array;
  readonly d: Float64Array;
  readonly e: Float64Array;
}

const at = (array: Float64Array, index: number): number => array[index] as number;

/** One Householder step of row `i` when the row is not zero already; returns h. */
function reflectRow({ n, v, d, e }: Work, i: number, scale: number): number {
  let h = 0;
  for (let k = 0; k < i; k++) {
    d[k] = at(d, k) / scale;
    h += at(d, k) ** 2;
  }
  let f = at(d, i - 1);
  let g = f > 0 ? -Math.sqrt(h) : Math.sqrt(h);
  e[i] = scale * g;
  h -= f * g;
  d[i - 1] = f - g;
  e.fill(0, 0, i);
  for (let j = 0; j < i; j++) {
    f = at(d, j);
    v[j * n + i] = f;
    g = at(e, j) + at(v, j * n + j) * f;
    for (let k = j + 1; k < i; k++) {
      g += at(v, k * n + j) * at(d, k);
      e[k] = at(e, k) + at(v, k * n + j) * f;
    }
    e[j] = g;
  }
  f = 0;
  for (let j = 0; j < i; j++) {
    e[j] = at(e, j) / h;
    f += at(e, j) * at(d, j);
  }
  const hh = f / (h + h);
  for (let j = 0; j < i; j++) e[j] = at(e, j) - hh * at(d, j);
  for (let j = 0; j < i; j++) {
    f = at(d, j);
    g = at(e, j);
    for (let k = j; k < i; k++) v[k * n + j] = at(v, k * n + j) - (f * at(e, k) + g * at(d, k));
    d[j] = at(v, (i - 1) * n + j);
    v[i * n + j] = 0;
  }
  return h;
}

function accumulate({ n, v, d, e }: Work): void {
  for (let i = 0; i < n - 1; i++) {
    v[(n - 1) * n + i] = at(v, i * n + i);
    v[i * n + i] = 1;
    const h = at(d, i + 1);
    if (h !== 0) {
      for (let k = 0; k <= i; k++) d[k] = at(v, k * n + i + 1) / h;
      for (let j = 0; j <= i; j++) {
        let g = 0;
        for (let k = 0; k <= i; k++) g += at(v, k * n + i + 1) * at(v, k * n + j);
        for (let k = 0; k <= i; k++) v[k * n + j] = at(v, k * n + j) - g * at(d, k);
      }
    }
    for (let k = 0; k <= i; k++) v[k * n + i + 1] = 0;
  }
  for (let j = 0; j < n; j++) {
    d[j] = at(v, (n - 1) * n + j);
    v[(n - 1) * n + j] = 0;
  }
  v[n * n - 1] = 1;
  e[0] = 0;
}

function tridiagonalise(work: Work): void {
  const { n, v, d, e } = work;
  for (let j = 0; j < n; j++) d[j] = at(v, (n - 1) * n + j);
  for (let i = n - 1; i > 0; i--) {
    let scale = 0;
    for (let k = 0; k < i; k++) scale += Math.abs(at(d, k));
    let h = 0;
    if (scale === 0) {
      e[i] = at(d, i - 1);
      for (let j = 0; j < i; j++) {
        d[j] = at(v, (i - 1) * n + j);
        v[i * n + j] = 0;
        v[j * n + i] = 0;
      }
    } else h = reflectRow(work, i, scale);
    d[i] = h;
  }
  accumulate(work);
}

/** One implicit QL sweep over the block l…m; `shift` is what has been taken off the diagonal so far. Returns the new shift. */
function sweep({ n, v, d, e }: Work, l: number, m: number, shift: number): number {
  let g = at(d, l);
  let p = (at(d, l + 1) - g) / (2 * at(e, l));
  let r = p < 0 ? -Math.hypot(p, 1) : Math.hypot(p, 1);
  d[l] = at(e, l) / (p + r);
  d[l + 1] = at(e, l) * (p + r);
  const next = at(d, l + 1);
  let h = g - at(d, l);
  for (let i = l + 2; i < n; i++) d[i] = at(d, i) - h;
  const total = shift + h;
  p = at(d, m);
  let [c, c2, c3, s, s2] = [1, 1, 1, 0, 0];
  const el1 = at(e, l + 1);
  for (let i = m - 1; i >= l; i--) {
    c3 = c2;
    c2 = c;
    s2 = s;
    g = c * at(e, i);
    h = c * p;
    r = Math.hypot(p, at(e, i));
    e[i + 1] = s * r;
    s = at(e, i) / r;
    c = p / r;
    p = c * at(d, i) - s * g;
    d[i + 1] = h + s * (c * g + s * at(d, i));
    for (let k = 0; k < n; k++) {
      const left = at(v, k * n + i);
      const right = at(v, k * n + i + 1);
      v[k * n + i + 1] = s * left + c * right;
      v[k * n + i] = c * left - s * right;
    }
  }
  p = (-s * s2 * c3 * el1 * at(e, l)) / next;
  e[l] = s * p;
  d[l] = c * p;
  return total;
}

/** @param matrix row-major symmetric n × n; left as it is. */
export function symmetricEigen(matrix: Float64Array, n: number): Eigen {
  const work: Work = { n, v: matrix.slice(), d: new Float64Array(n), e: new Float64Array(n) };
  const { v, d, e } = work;
  tridiagonalise(work);
  e.copyWithin(0, 1);
  e[n - 1] = 0;
  let shift = 0;
  let largest = 0;
  for (let l = 0; l < n; l++) {
    largest = Math.max(largest, Math.abs(at(d, l)) + Math.abs(at(e, l)));
    const small = Number.EPSILON * largest;
    let m = l;
    while (m < n - 1 && Math.abs(at(e, m)) > small) m++;
    if (m > l) for (let round = 0; round < 60 && Math.abs(at(e, l)) > small; round++) shift = sweep(work, l, m, shift);
    d[l] = at(d, l) + shift;
    e[l] = 0;
  }
  return { values: d, vectors: v };
}
