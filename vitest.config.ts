import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/support/longest-first.ts'

export default defineConfig({
  test: {
    include: ['{src,console/src,test,bench,scripts}/**/*.test.{ts,mjs}'],
    globalSetup: ['test/support/global-setup.ts'],
    setupFiles: ['test/support/after-each-file.ts'],
    pool: 'forks',
    isolate: false,
    // More than cores: many tests wait for a clock, a browser or a process of their own.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    // Days and hours are told in the zone of the machine, and tests name some.
    env: { TZ: 'UTC' },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // What is waited for comes late on a busy machine; the one second of the default is a race there.
    expect: { poll: { timeout: 10_000 } },
    execArgv: ['--disable-proto=delete'],
  },
})
