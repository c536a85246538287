import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { command } from './command.ts'
import { exportFile } from './export-file.ts'
import { createProgress } from './progress-bar.ts'

const formats = ['json', 'csv']

export const usersExport = command({
  name: 'users export',
  summary: 'Write people to a file or to stdout, as a stream of any size.',
  options: {
    q: { type: 'string', value: 'QUERY', about: 'Only whom this query finds, such as email:*@example.com' },
    format: {
      type: 'string',
      value: 'json|csv',
      about: 'One JSON object a line, which is what is left out, or a table',
    },
    out: { type: 'string', value: 'FILE', about: 'The file; it takes its place only when it is whole' },
  },
  notes: ['An export can be imported again. It holds no passwords.'],
  async run({ options, output, api, misused }) {
    const { q, format = 'json', out } = options
    if (!formats.includes(format)) throw misused(`--format is json or csv; it is ${format}.`)
    if (output.isJson && out === undefined) {
      throw misused('With --json name a file by --out: stdout holds one object and no people.')
    }
    const progress = createProgress(process.stderr, output.isJson)
    const server = api()
    let bytes = 0
    async function* counted(source: AsyncIterable<Uint8Array>) {
      for await (const chunk of source) {
        bytes += chunk.length
        progress.at(bytes)
        yield chunk
      }
    }
    try {
      const people = counted(await server.download('/users/export', { q, format }))
      if (out === undefined) await pipeline(Readable.from(people), process.stdout, { end: false })
      else {
        progress.begin({ label: 'Exporting', unit: 'bytes', total: null })
        await exportFile(out, people)
      }
    } finally {
      progress.end()
    }
    if (out !== undefined) output.result({ file: out, format, bytes }, [`${out} is written.`])
  },
})
