import { labelCount as L } from '../span-features.ts';

/** The best labelling of given scores by Viterbi, and the sum over all, as `span-model.ts` works them out while it reads. */
export function best(from, n, scores, steps) {
  const back = new Uint8Array(n * L);
  let top = Float64Array.from(scores.subarray(0, L));
  let sum = Float64Array.from(top);
  let nextTop = new Float64Array(L);
  let nextSum = new Float64Array(L);
  for (let j = 1; j < n; j++) {
    for (let y = 0; y < L; y++) {
      let most = -Infinity;
      let arg = 0;
      let peak = -Infinity;
      for (let x = 0; x < L; x++) {
        const s = steps[j * L * L + x * L + y];
        if (top[x] + s > most) {
          most = top[x] + s;
          arg = x;
        }
        peak = Math.max(peak, sum[x] + s);
      }
      let total = 0;
      for (let x = 0; x < L; x++) total += Math.exp(sum[x] + steps[j * L * L + x * L + y] - peak);
      nextTop[y] = most + scores[j * L + y];
      nextSum[y] = peak + Math.log(total) + scores[j * L + y];
      back[j * L + y] = arg;
    }
    [top, nextTop] = [nextTop, top];
    [sum, nextSum] = [nextSum, sum];
  }
  let y = 0;
  for (let x = 1; x < L; x++) if (top[x] > top[y]) y = x;
  const peak = Math.max(...sum);
  let total = 0;
  for (let x = 0; x < L; x++) total += Math.exp(sum[x] - peak);
  const logProbability = n > 0 ? top[y] - peak - Math.log(total) : 0;
  const label = new Uint8Array(n);
  for (let j = n - 1; j >= 0; j--) {
    label[j] = y;
    y = back[j * L + y];
  }
  return { from, label, logProbability };
}
