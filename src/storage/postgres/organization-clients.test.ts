import { testDatabase } from '../../../test/support/test-database.ts'
import { organizationClientStoresContract } from '../conformance/organization-clients.ts'
import { postgresApplications } from './applications.ts'
import { postgresClients } from './clients.ts'
import { postgresDiscoveryDomains } from './discovery-domains.ts'
import { postgresOrganizationClients } from './organization-clients.ts'
import { postgresOrganizations } from './organizations.ts'

organizationClientStoresContract(async () => {
  const { database, applicationId } = await testDatabase()
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  const stores = (application: number) => ({
    organizationClients: postgresOrganizationClients(database, application),
    discoveryDomains: postgresDiscoveryDomains(database, application),
  })
  return {
    ...stores(applicationId),
    organizations: postgresOrganizations(database, applicationId),
    clients: postgresClients(database, applicationId),
    elsewhere: stores(other.number),
  }
})
