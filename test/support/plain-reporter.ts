// The default report, and at its end one plain line that any script can read: `N passed, N failed, N skipped`.
import type { TestCase, TestModule } from 'vitest/node'
import { DefaultReporter } from 'vitest/node'

export default class PlainReporter extends DefaultReporter {
  override onTestRunEnd(
    modules: ReadonlyArray<TestModule>,
    errors: Parameters<DefaultReporter['onTestRunEnd']>[1],
    reason: Parameters<DefaultReporter['onTestRunEnd']>[2],
  ): void {
    super.onTestRunEnd(modules, errors, reason)
    const states = modules.flatMap((module) =>
      [...module.children.allTests()].map((test: TestCase) => test.result().state),
    )
    const count = (state: string) => states.filter((each) => each === state).length
    // A file that did not even load has failed, although it has no tests to count.
    const broken = modules.filter(
      (module) => module.state() === 'failed' && [...module.children.allTests()].length === 0,
    )
    const skipped = count('skipped') + count('pending')
    console.log(
      `\n${count('passed')} passed, ${count('failed') + broken.length + errors.length} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
    )
  }
}
