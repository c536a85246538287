// The sections of the settings that are more than a form of settings.
import { useParams } from '@tanstack/react-router'
import { SuppressedAddressesCard } from '../../features/messages/components/suppressed-addresses-card.tsx'
import { EmailTemplatePage } from '../../features/settings/components/email-template-page.tsx'
import { EmailTemplatesPage } from '../../features/settings/components/email-templates-page.tsx'
import { PasswordsPage } from '../../features/settings/components/passwords-page.tsx'

export function PasswordsRoute() {
  return <PasswordsPage />
}

export function EmailTemplatesRoute() {
  return <EmailTemplatesPage addresses={<SuppressedAddressesCard />} />
}

export function EmailTemplateRoute() {
  const { templateName } = useParams({ from: '/signed-in/settings/emails/$templateName' })
  return <EmailTemplatePage key={templateName} templateName={templateName} />
}
