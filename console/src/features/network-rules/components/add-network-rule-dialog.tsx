// From where nobody may sign in any more, or from where alone an organization's people may.
import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import { Choice } from '../../../components/ui/choice.tsx'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { ReasonPicker } from '../../../components/ui/reason-picker.tsx'
import { Select } from '../../../components/ui/select.tsx'
import type { Faults } from '../../../lib/problem.ts'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { addNetworkRule, type NetworkRule, refreshNetworkRules, removeNetworkRule } from '../api/network-rules.ts'
import { countries, placeOfRule } from '../api/network-words.ts'
import { NetworkRuleEffect } from './network-rule-effect.tsx'

interface AddNetworkRuleDialogProps {
  /** Null: for everybody. */
  readonly organizationId: string | null
  /** The address it was opened for. */
  readonly network?: string | undefined
  readonly onClose: () => void
}

export function AddNetworkRuleDialog({ organizationId, network: asked = '', onClose }: AddNetworkRuleDialogProps) {
  const queryClient = useQueryClient()
  const box = useRef<HTMLInputElement>(null)
  const [effect, setEffect] = useState<NetworkRule['effect']>('block')
  const [isCountry, setIsCountry] = useState(false)
  const [network, setNetwork] = useState(asked)
  const [country, setCountry] = useState('')
  const [life, setLife] = useState(asked === '' ? '' : '24')
  const [reason, setReason] = useState('')
  const [faults, setFaults] = useState<Faults>({})
  const offered = useMemo(() => [{ value: '', label: t('Choose a country') }, ...countries()], [])
  const isPlaceless = isCountry ? country === '' : network.trim() === ''

  const meant = {
    effect,
    ...(isCountry ? { country } : { network: network.trim() }),
    ...(organizationId !== null && { organizationId }),
  }

  async function add(): Promise<void> {
    const added = await addNetworkRule({
      ...meant,
      reason,
      ...(life !== '' && { endsAt: new Date(Date.now() + Number(life) * 3_600_000).toISOString() }),
    })
    await refreshNetworkRules(queryClient)
    const place = placeOfRule(added)
    toastDone(
      added.effect === 'block' ? t('{place} is blocked.', { place }) : t('{place} is let in.', { place }),
      async (why) => {
        await removeNetworkRule(added.id, why)
        await refreshNetworkRules(queryClient)
      },
    )
  }

  const confirm = effect === 'block' ? t('Block') : t('Let in')
  return (
    <DialogForm
      title={organizationId === null ? t('Block a network') : t('Add network rule')}
      grade="T2"
      startOnCancel={false}
      confirm={confirm}
      confirming={t('Saving…')}
      failure={t("Couldn't add the rule.")}
      tone={effect === 'block' ? 'danger' : 'primary'}
      blockedReason={isPlaceless ? t('Say first where it is') : reason === '' ? t('Give a reason first') : null}
      initialFocus={box}
      onConfirm={add}
      onFaults={setFaults}
      onClose={onClose}
    >
      {organizationId !== null && (
        <Choices
          legend={t('What it does')}
          value={effect}
          onChange={setEffect}
          options={[
            { value: 'block', label: t('Keeps people out from there') },
            { value: 'allow', label: t('Lets people in from there, and from nowhere that no rule lets in') },
          ]}
        />
      )}
      <Choices
        legend={t('Where it is')}
        value={isCountry ? 'country' : 'network'}
        onChange={(kind) => setIsCountry(kind === 'country')}
        options={[
          { value: 'network', label: t('An address or a network') },
          { value: 'country', label: t('A country') },
        ]}
      />
      {isCountry ? (
        <Select
          label={t('Country')}
          value={country}
          options={offered}
          errors={faults.country}
          onChange={(event) => setCountry(event.target.value)}
        />
      ) : (
        <Field
          ref={box}
          label={t('Address or network')}
          hint={t('Such as 203.0.113.7 or 203.0.113.0/24. An IPv6 address alone stands for its /64.')}
          value={network}
          errors={faults.network}
          maxLength={100}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
          onChange={(event) => setNetwork(event.target.value)}
        />
      )}
      <NetworkRuleEffect meant={isPlaceless ? null : meant} />
      <Select label={t('Until')} value={life} options={lives} onChange={(event) => setLife(event.target.value)} />
      <ReasonPicker isRequired onChange={setReason} />
      <p className="text-muted text-table">
        {organizationId === null
          ? t(
              'Nobody signs in, signs up or recovers an account from there, operators too. Who is signed in stays so until they sign in again or their tokens are renewed.',
            )
          : t(
              'It counts for whoever signs in to this organization. Who is signed in stays so until they sign in again or their tokens are renewed.',
            )}
      </p>
    </DialogForm>
  )
}

interface ChoicesProps<Value extends string> {
  readonly legend: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly onChange: (value: Value) => void
}

function Choices<Value extends string>({ legend, value, options, onChange }: ChoicesProps<Value>) {
  return (
    <fieldset className="grid">
      <legend className="mb-1 font-semibold text-table">{legend}</legend>
      {options.map((option) => (
        <Choice
          key={option.value}
          type="radio"
          name={legend}
          label={option.label}
          checked={option.value === value}
          onChange={() => onChange(option.value)}
        />
      ))}
    </fieldset>
  )
}

const lives = [
  { value: '1', label: t('For an hour') },
  { value: '24', label: t('For a day') },
  { value: '168', label: t('For 7 days') },
  { value: '720', label: t('For 30 days') },
  { value: '', label: t('Until it is removed') },
]
