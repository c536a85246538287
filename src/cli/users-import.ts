import { command } from './command.ts'
import { importPeople } from './import-people.ts'
import { openPeopleFile } from './people-file.ts'

export const usersImport = command({
  name: 'users import',
  summary: 'Import people from a file of any size.',
  operands: [{ name: 'FILE', about: 'One JSON object a line, or a JSON array, plain or gzip; - for standard input' }],
  options: {
    connection: {
      type: 'string',
      value: 'NAME',
      about: "Where they belong; each record's own or the default otherwise",
    },
    upsert: { type: 'boolean', about: 'Change people who are there already instead of refusing them' },
    errors: { type: 'string', value: 'FILE', about: 'Write every refused record there, one JSON object a line' },
  },
  notes: [
    'A refused record stops no other one and leaves the exit code at 0: the count is on stderr and in "failed". The exit\ncode is 1 when the import as a whole failed.',
    'What records may hold: docs/import-export.md.',
  ],
  async run({ options, operands, output, api }) {
    const { connection, upsert, errors } = options
    const server = api()
    const source = await openPeopleFile(operands[0] ?? '')
    await importPeople({ api: server, output }, source, { connection, isUpsert: upsert, errorsFile: errors })
  },
})
