import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.ts', 'test/unit/**/*.test.tsx'],
    environment: 'node',
    // Generous: a test is about what comes out, never about how fast this machine is.
    testTimeout: 180_000,
  },
});
