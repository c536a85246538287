// Runs in every test file, before it: what a file opened is closed after it, wherever it was opened. A hook that is
// registered while hooks run already is not heard of.
import { afterAll } from 'vitest'
import { closeTestDatabases } from './test-database.ts'

afterAll(closeTestDatabases)
