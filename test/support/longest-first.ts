// In which order test files begin. Left to itself Vitest goes by the times of an earlier run, and by the length of the
// files where there was none, as in CI: a short file with a long walk then begins last, and one core waits for it; or
// files that wait for clocks run beside each other, and all cores do.
import { readFileSync } from 'node:fs'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

// The script is plain JavaScript and brings no types.
const { waits } = (await import('../../scripts/testing/waits.mjs' as string)) as { waits(text: string): boolean }

/** Browsers, and programs of others that are installed and started. */
const slow = /\/test\/(e2e|compat)\//

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const kinds = Map.groupBy(sorted, kindOf)
    const of = (kind: Kind) => kinds.get(kind) ?? []
    return [...spread(of('busy'), of('waiting')), ...of('short')]
  }
}

type Kind = 'busy' | 'waiting' | 'short'

function kindOf({ moduleId }: TestSpecification): Kind {
  if (slow.test(moduleId)) return 'busy'
  return waits(readFileSync(moduleId, 'utf8')) ? 'waiting' : 'short'
}

/** Each list in its order, and the one evenly among the other. */
function spread<Each>(many: readonly Each[], few: readonly Each[]): Each[] {
  const placed = (list: readonly Each[]) => list.map((each, index) => ({ each, at: (index + 0.5) / list.length }))
  return [...placed(many), ...placed(few)].toSorted((one, other) => one.at - other.at).map(({ each }) => each)
}
