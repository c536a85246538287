// What an export of users is narrowed to and written as: for the download itself, and for the approval of a large one.
import { Type } from 'typebox'
import { listColumns } from '../../../imports/list-export.ts'
import { metadataColumnForm } from '../../../users/metadata-column.ts'
import { userFilterParameters } from '../users/user-filter-parameters.ts'

const column = `(${listColumns.join('|')}|${metadataColumnForm})`

export const exportParameters = {
  ...userFilterParameters,
  columns: Type.Optional(
    Type.String({
      maxLength: 2_000,
      pattern: `^${column}(,${column})*$`,
      description: `Some of ${listColumns.join(', ')} and of keys such as appMetadata.plan, with commas between. Left out: what an import takes.`,
    }),
  ),
  format: Type.Optional(Type.Enum(['json', 'csv'], { description: 'json or csv.' })),
  timezone: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 60,
      description:
        'The time zone in which moments are written, with their offset, such as Europe/Berlin; with columns. Left out: UTC.',
    }),
  ),
  bom: Type.Optional(Type.Boolean({ description: 'true begins a CSV with columns with a byte order mark.' })),
}
