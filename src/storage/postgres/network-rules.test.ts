import { testDatabase } from '../../../test/support/test-database.ts'
import { networkRuleStoreContract } from '../conformance/network-rules.ts'
import { postgresApplications } from './applications.ts'
import { postgresNetworkRules } from './network-rules.ts'
import { postgresOrganizations } from './organizations.ts'

networkRuleStoreContract(async () => {
  const { database, applicationId } = await testDatabase()
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  return {
    networkRules: postgresNetworkRules(database, applicationId),
    organizations: postgresOrganizations(database, applicationId),
    elsewhere: postgresNetworkRules(database, other.number),
  }
})
