// In which order test files begin. Left to itself Vitest goes by the times of an earlier run, and by the length of the
// files where there was none, as in CI: a short file with a long walk then begins last, and one core waits for it.
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Browsers, and programs of others that are installed and started. */
const slow = /\/test\/(e2e|compat)\//

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isSlow = ({ moduleId }: TestSpecification) => slow.test(moduleId)
    return [...sorted.filter(isSlow), ...sorted.filter((file) => !isSlow(file))]
  }
}
