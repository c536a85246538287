import { testDatabase } from '../../../test/support/test-database.ts'
import { eventFeedContract } from '../conformance/event-feed.ts'
import { postgresApplications } from './applications.ts'
import { postgresAudit } from './audit.ts'
import { postgresEventFeed } from './event-feed.ts'

eventFeedContract(async () => {
  const { database, applicationId } = await testDatabase()
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  return {
    feed: postgresEventFeed(database, applicationId),
    audit: postgresAudit(database, applicationId),
    other: postgresEventFeed(database, other.number),
    change: (work) => database.transaction((executor) => work(postgresAudit(executor, applicationId))),
  }
})
