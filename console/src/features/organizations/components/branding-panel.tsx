// How the sign-in pages look for the people of an organization, with the pages drawn before anything is saved.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Fact, Facts } from '../../../components/ui/facts.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { type Faults, isProblem } from '../../../lib/problem.ts'
import { readableColor } from '../../../lib/readable-color.ts'
import { t } from '../../../lib/text.ts'
import { toastDone, toastProblem } from '../../../lib/toasts.ts'
import { changeBranding, type OrganizationBranding, organizationBrandingQuery } from '../api/organization-branding.ts'

type Look = Pick<OrganizationBranding, 'logoUrl' | 'accentColor'>

interface BrandingPanelProps {
  readonly organizationId: string
  /** The words in place of the button where the reader may only look. */
  readonly refusal: string | null
  readonly preview: (look: Look) => ReactNode
}

export function BrandingPanel({ organizationId, refusal, preview }: BrandingPanelProps) {
  const { data, isError, error, refetch } = useQuery(organizationBrandingQuery(organizationId))
  if (data === undefined) {
    if (!isError) return <SkeletonLines label={t('Loading branding…')} />
    return <ProblemNotice title={t("Couldn't load the branding.")} error={error} onRetry={() => void refetch()} />
  }
  return (
    <div className="grid max-w-[960px] grid-cols-1 gap-4">
      {refusal === null ? (
        <BrandingForm
          key={`${data.logoUrl} ${data.accentColor}`}
          organizationId={organizationId}
          branding={data}
          preview={preview}
        />
      ) : (
        <>
          <Card title={t('Branding')} action={<span className="text-meta text-muted">{refusal}</span>}>
            <Facts>
              <Fact name={t('Accent color')}>{data.accentColor}</Fact>
              <Fact name={t('Logo')}>{data.logoUrl}</Fact>
            </Facts>
          </Card>
          {preview({ logoUrl: data.logoUrl, accentColor: data.accentColor })}
        </>
      )}
    </div>
  )
}

interface BrandingFormProps extends Pick<BrandingPanelProps, 'organizationId' | 'preview'> {
  readonly branding: OrganizationBranding
}

function BrandingForm({ organizationId, branding, preview }: BrandingFormProps) {
  const queryClient = useQueryClient()
  const [logoUrl, setLogoUrl] = useState(branding.logoUrl ?? '')
  const [accentColor, setAccentColor] = useState(branding.accentColor ?? '')
  const [faults, setFaults] = useState<Faults>({})
  const typed: Look = { logoUrl: textOrNull(logoUrl), accentColor: textOrNull(accentColor) }
  const isChanged = typed.logoUrl !== branding.logoUrl || typed.accentColor !== branding.accentColor
  const readable = readableColor(accentColor.trim())

  async function save(next: typeof typed): Promise<void> {
    const saved = await changeBranding(organizationId, next)
    queryClient.setQueryData(organizationBrandingQuery(organizationId).queryKey, saved)
  }

  async function submit() {
    setFaults({})
    const { logoUrl: logoBefore, accentColor: colorBefore } = branding
    try {
      await save(typed)
      toastDone(t('The branding was saved.'), () => save({ logoUrl: logoBefore, accentColor: colorBefore }))
    } catch (error) {
      if (isProblem(error)) setFaults(error.fields)
      toastProblem(t("Couldn't save the branding."), error)
    }
  }

  return (
    <>
      <Card title={t('Branding')}>
        <form
          noValidate
          className="grid gap-4 p-4"
          onSubmit={(event) => {
            event.preventDefault()
            if (isChanged) void submit()
          }}
        >
          <p className="text-muted text-table">
            {t('Shown on the sign-in pages once it is known that somebody signs in to this organization.')}
          </p>
          <Field
            label={t('Accent color')}
            hint={t('Such as #1f5eff. Empty shows that of the application, {color}.', {
              color: branding.ofApplication.accentColor,
            })}
            value={accentColor}
            errors={faults.accentColor}
            maxLength={7}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setAccentColor(event.target.value)}
          />
          {readable !== null && (
            <p role="status" className="flex flex-wrap items-center gap-2 text-table">
              {t('White text on this color is hard to read.')}
              <Button onClick={() => setAccentColor(readable)}>{t('Use {color} instead', { color: readable })}</Button>
            </p>
          )}
          <Field
            label={t('Logo')}
            hint={t('An address that begins with https://. Empty shows that of the application.')}
            type="url"
            value={logoUrl}
            errors={faults.logoUrl}
            maxLength={2_000}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setLogoUrl(event.target.value)}
          />
          <div>
            <Button type="submit" tone="primary" disabledReason={isChanged ? null : t('Nothing was changed')}>
              {t('Save')}
            </Button>
          </div>
        </form>
      </Card>
      {preview(typed)}
    </>
  )
}

function textOrNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim()
}
