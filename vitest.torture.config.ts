import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		include: ['tests/torture/**/*.torture.ts'],
		testTimeout: 7_200_000,
		hookTimeout: 120_000,
		pool: 'forks',
		maxWorkers: 2,
		reporters: ['default'],
	},
});
