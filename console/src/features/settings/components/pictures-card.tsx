import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ChangeEvent, useId } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { needs, useMay } from '../../../lib/permissions.ts'
import { isProblem } from '../../../lib/problem.ts'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { loginPreviewKey } from '../api/login-preview.ts'
import { type PictureUse, pictureOf, picturePath, pictureUses, removePicture, uploadPicture } from '../api/pictures.ts'
import { type Settings, settingsQuery } from '../api/settings.ts'

/** The pictures of the sign-in pages. What is chosen is shown there at once. */
export function PicturesCard() {
  const mayChange = useMay('update:settings')
  const { data } = useQuery(settingsQuery)
  if (data === undefined) return null
  return (
    <div className="mt-4">
      <Card title={t('Pictures')}>
        <div className="grid gap-4 p-4">
          <p className="text-muted text-table">
            {mayChange
              ? t('PNG, JPEG or WebP, at most 200 KB each, a background 500 KB. The sign-in pages show them at once.')
              : t('To change these: {needs}', { needs: needs('update:settings') })}
          </p>
          <ul className="grid gap-4 table:grid-cols-2">
            {pictureUses.map((use) => (
              <PictureRow key={use} use={use} name={pictureOf(data, use)} mayChange={mayChange} />
            ))}
          </ul>
        </div>
      </Card>
    </div>
  )
}

interface PictureRowProps {
  readonly use: PictureUse
  readonly name: string | null
  readonly mayChange: boolean
}

function PictureRow({ use, name, mayChange }: PictureRowProps) {
  const id = useId()
  const queryClient = useQueryClient()
  const done = (saved: Settings) => {
    queryClient.setQueryData(settingsQuery.queryKey, saved)
    void queryClient.invalidateQueries({ queryKey: ['settings', 'last-change'] })
    void queryClient.invalidateQueries({ queryKey: loginPreviewKey })
    toastDone(t('The picture was saved.'))
  }
  const change = useMutation({
    mutationFn: (file: File | null) => (file === null ? removePicture(use) : uploadPicture(use, file)),
    onSuccess: done,
  })
  function choose({ target }: ChangeEvent<HTMLInputElement>) {
    const file = target.files?.[0]
    // The same file may be chosen again.
    target.value = ''
    if (file !== undefined && !change.isPending) change.mutate(file)
  }
  return (
    <li className="grid content-start gap-2">
      <label htmlFor={id} className="font-semibold text-table">
        {labels[use]}
      </label>
      <div
        className={`flex h-20 items-center justify-center rounded-control border border-line px-3 ${use === 'dark-logo' ? 'bg-[#151920]' : 'bg-[#ffffff]'}`}
      >
        {name === null ? (
          <span className={`text-meta ${use === 'dark-logo' ? 'text-[#a3acb9]' : 'text-[#545c69]'}`}>{t('None')}</span>
        ) : (
          <img src={picturePath(name)} alt={labels[use]} className="max-h-12 max-w-full object-contain" />
        )}
      </div>
      {mayChange && (
        <>
          <input
            id={id}
            type="file"
            accept={use === 'favicon' ? '.png,.jpg,.jpeg,.webp,.ico' : '.png,.jpg,.jpeg,.webp'}
            className="block w-full max-w-full rounded-control border border-control bg-canvas p-2 text-table"
            onChange={choose}
          />
          {name !== null && (
            <div>
              <Button
                aria-label={t('Remove: {picture}', { picture: labels[use] })}
                onClick={() => !change.isPending && change.mutate(null)}
              >
                {t('Remove')}
              </Button>
            </div>
          )}
        </>
      )}
      {change.isPending && (
        <p role="status" className="text-table">
          {t('Saving…')}
        </p>
      )}
      {change.isError && (
        <ProblemNotice title={t("Couldn't take the picture.")} error={change.error}>
          {isProblem(change.error) && change.error.fields.bytes?.map((why) => <p key={why}>{why}</p>)}
        </ProblemNotice>
      )}
    </li>
  )
}

const labels: Readonly<Record<PictureUse, string>> = {
  logo: t('Logo on light'),
  'dark-logo': t('Logo on dark'),
  favicon: t('Icon of the browser tab'),
  background: t('Background picture'),
}
