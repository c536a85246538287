import { type ReactNode, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Choice } from '../../../components/ui/choice.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { needs, useMay } from '../../../lib/permissions.ts'
import { t, tCount } from '../../../lib/text.ts'
import type { Organization } from '../../organizations/api/organization.ts'
import type { Role } from '../../roles/api/role.ts'
import type { ImportCheck, ImportFile, OnConflict } from '../api/import-file.ts'
import { updatableFields } from '../api/updatable-fields.ts'
import { NewcomersPlace } from './newcomers-place.tsx'
import { UpdateFields } from './update-fields.tsx'
import { useRunImport, usualOrder } from './use-run-import.ts'

interface OptionsStepProps {
  readonly file: ImportFile
  readonly check: ImportCheck
  readonly onBack: () => void
}

type Verified = 'as-file' | 'yes' | 'no'
const verdicts: Readonly<Record<Verified, boolean | null>> = { 'as-file': null, yes: true, no: false }

/** What becomes of people beside their records; then it runs. */
export function OptionsStep({ file, check, onBack }: OptionsStepProps) {
  const mayMail = useMay('suspend:users')
  const [onConflict, setOnConflict] = useState<OnConflict>(usualOrder.onConflict)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [verified, setVerified] = useState<Verified>('as-file')
  const [sendInvitations, setSendInvitations] = useState(usualOrder.sendInvitations)
  const [organization, setOrganization] = useState<Organization | null>(null)
  const [role, setRole] = useState<Role | null>(null)
  const start = useRunImport(file.id)
  const fields = updatableFields(file)
  const updateFields = fields.map(({ value }) => value).filter((field) => !left.has(field))
  const isChosen = onConflict === 'update' && updateFields.length < fields.length
  const order = {
    onConflict,
    ...(isChosen && { updateFields }),
    emailVerified: verdicts[verified],
    sendInvitations,
    ...(organization !== null && { organizationId: organization.id }),
    ...(role !== null && { roleId: role.id }),
  }
  const count = check.creates + (onConflict === 'update' ? check.changes : 0)
  const blocked =
    count === 0
      ? t('Nobody would be created or changed')
      : isChosen && updateFields.length === 0
        ? t('Choose what users who are here get')
        : null
  return (
    <form
      className="grid grid-cols-1 gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        if (blocked === null && !start.isPending) start.mutate(order)
      }}
    >
      <Choices legend={t('Somebody who is here already')}>
        <Radio
          name="conflict"
          label={t('Skip: leave them as they are')}
          isChosen={onConflict === 'skip'}
          onChoose={() => setOnConflict('skip')}
        />
        <Radio
          name="conflict"
          label={t('Update: change what the file says otherwise')}
          isChosen={onConflict === 'update'}
          onChoose={() => setOnConflict('update')}
        />
        {onConflict === 'update' && fields.length > 1 && (
          <UpdateFields fields={fields} left={left} onChange={setLeft} />
        )}
        <Radio
          name="conflict"
          label={t('Fail: refuse the record and list it')}
          isChosen={onConflict === 'fail'}
          onChoose={() => setOnConflict('fail')}
        />
      </Choices>
      <Choices legend={t('E-mail addresses')}>
        <Radio
          name="verified"
          label={t('Verified where the file says so')}
          isChosen={verified === 'as-file'}
          onChoose={() => setVerified('as-file')}
        />
        <Radio
          name="verified"
          label={t('All are verified')}
          isChosen={verified === 'yes'}
          onChoose={() => setVerified('yes')}
        />
        <Radio
          name="verified"
          label={t('None is verified')}
          isChosen={verified === 'no'}
          onChoose={() => setVerified('no')}
        />
      </Choices>
      <Choices legend={t('New users')}>
        {mayMail ? (
          <Choice
            type="checkbox"
            className="-mx-2"
            label={t('Send an e-mail with a link to set a password')}
            description={t('To whoever has an e-mail address and no password. It cannot be called back.')}
            checked={sendInvitations}
            onChange={(event) => setSendInvitations(event.target.checked)}
          />
        ) : (
          <p className="text-muted text-table">{needs('suspend:users')}</p>
        )}
        <div className="mt-2">
          <NewcomersPlace organization={organization} role={role} onOrganization={setOrganization} onRole={setRole} />
        </div>
      </Choices>
      {start.isError && <ProblemNotice title={t("Couldn't start the import.")} error={start.error} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" tone="primary" disabledReason={blocked} aria-disabled={start.isPending}>
          {isChosen
            ? tCount(count, 'Import 1 user at most', 'Import {count} users at most')
            : tCount(count, 'Import 1 user', 'Import {count} users')}
        </Button>
        <Button onClick={onBack}>{t('Back to the check')}</Button>
      </div>
    </form>
  )
}

function Choices({ legend, children }: { readonly legend: string; readonly children: ReactNode }) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-semibold text-table">{legend}</legend>
      {children}
    </fieldset>
  )
}

interface RadioProps {
  readonly name: string
  readonly label: string
  readonly isChosen: boolean
  readonly onChoose: () => void
}

function Radio({ name, label, isChosen, onChoose }: RadioProps) {
  return (
    <Choice
      type="radio"
      className="-mx-2"
      name={`import-${name}`}
      label={label}
      checked={isChosen}
      onChange={onChoose}
    />
  )
}
