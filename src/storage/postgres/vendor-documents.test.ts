import { testDatabase } from '../../../test/support/test-database.ts'
import { vendorDocumentContract } from '../conformance/vendor-documents.ts'
import { postgresApplications } from './applications.ts'
import { postgresVendorDocuments } from './vendor-documents.ts'

vendorDocumentContract(async () => {
  const { database, applicationId } = await testDatabase()
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  return {
    vendorDocuments: postgresVendorDocuments(database, applicationId),
    elsewhere: postgresVendorDocuments(database, other.number),
  }
})
