import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useBlocker } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { DiscardDialog } from '../../../components/ui/discard-dialog.tsx'
import { Needs } from '../../../components/ui/needs.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { useOnline } from '../../../lib/connection.ts'
import { needs, useMay } from '../../../lib/permissions.ts'
import { isProblem } from '../../../lib/problem.ts'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { changeTemplate, type EmailTemplate, emailTemplateQuery, emailTemplatesQuery } from '../api/email-templates.ts'
import { settingsChangesQuery } from '../api/last-change.ts'
import { changedWords, ourWords, readTemplate, type TemplateDraft, wordsOf } from '../api/template-draft.ts'
import { LastLetterChange } from './last-change.tsx'
import { LetterPreview } from './letter-preview.tsx'
import { SaveBar } from './save-bar.tsx'
import { TemplateFields } from './template-fields.tsx'

export function TemplateEditor({ template }: { readonly template: EmailTemplate }) {
  const { name } = template
  const queryClient = useQueryClient()
  const form = useRef<HTMLFormElement>(null)
  const isOnline = useOnline()
  const mayChange = useMay('update:settings')
  const [opened, setOpened] = useState(() => readTemplate(template))
  const [draft, setDraft] = useState(opened)
  const changes = changedWords(opened, draft)
  const count = Object.keys(changes).length
  const isDirty = count > 0
  const saving = useMutation({ mutationFn: () => changeTemplate(name, changes), onSuccess: finish })
  const faults = isProblem(saving.error) ? saving.error.fields : {}
  const blocker = useBlocker({ shouldBlockFn: () => isDirty, withResolver: true, enableBeforeUnload: isDirty })
  useEffect(() => {
    if (saving.isError) form.current?.querySelector<HTMLElement>('[aria-invalid=true], [role=alert]')?.focus()
  }, [saving.isError])

  function finish(saved: EmailTemplate) {
    queryClient.setQueryData(emailTemplateQuery(name).queryKey, saved)
    void queryClient.invalidateQueries({ queryKey: settingsChangesQuery.queryKey })
    void queryClient.invalidateQueries({ queryKey: emailTemplatesQuery.queryKey, exact: true })
    setOpened(readTemplate(saved))
    setDraft(readTemplate(saved))
    toastDone(t('The letter was saved.'))
  }
  function save() {
    if (isDirty && !saving.isPending && isOnline) saving.mutate()
  }

  const change = (edits: Partial<TemplateDraft>) => setDraft({ ...draft, ...edits })
  return (
    <form
      ref={form}
      noValidate
      aria-label={t('Letter')}
      className="grid grid-cols-1 gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      {saving.isError && Object.keys(faults).length === 0 && (
        <ProblemNotice title={t("Couldn't save the letter.")} error={saving.error} />
      )}
      <Card
        title={t('Letter')}
        action={
          mayChange ? (
            <Button
              tone="quiet"
              disabledReason={
                Object.keys(changedWords(ourWords, draft)).length === 0 ? t('These are our words already') : null
              }
              onClick={() => setDraft(ourWords)}
            >
              {t('Reset to the default')}
            </Button>
          ) : (
            <Needs permission="update:settings" />
          )
        }
      >
        <TemplateFields
          draft={draft}
          faults={faults}
          variables={template.variables}
          onChange={mayChange ? change : null}
        />
      </Card>
      <LastLetterChange name={name} />
      <LetterPreview
        name={name}
        words={wordsOf(draft)}
        testRefusal={mayChange ? (isDirty ? t('Save the letter first') : null) : needs('update:settings')}
      />
      {isDirty && (
        <SaveBar
          count={count}
          isSaving={saving.isPending}
          onDiscard={() => {
            saving.reset()
            setDraft(opened)
          }}
        />
      )}
      {blocker.status === 'blocked' && <DiscardDialog onDiscard={blocker.proceed} onClose={blocker.reset} />}
    </form>
  )
}
