import { command } from './command.ts'
import { exportFile } from './export-file.ts'
import { createProgress } from './progress-bar.ts'

export const auditExport = command({
  name: 'audit export',
  summary: 'Write the sealed log of the audit to a file that is verified without the server.',
  operands: [{ name: 'FILE', about: 'The file; it takes its place only when it is whole' }],
  options: {},
  notes: ['The export is itself an event of the audit.'],
  async run({ operands, output, api }) {
    const [file = ''] = operands
    const progress = createProgress(process.stderr, output.isJson)
    let bytes = 0
    async function* counted(source: AsyncIterable<Uint8Array>) {
      for await (const chunk of source) {
        bytes += chunk.length
        progress.at(bytes)
        yield chunk
      }
    }
    const lines = await api().download('/audit/export', {})
    try {
      progress.begin({ label: 'Exporting', unit: 'bytes', total: null })
      await exportFile(file, counted(lines))
    } finally {
      progress.end()
    }
    output.result({ file, bytes }, [`${file} is written. Verify it with: rollcall audit verify ${file}`])
  },
})
