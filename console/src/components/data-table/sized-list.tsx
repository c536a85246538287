import type { ListPlace, PageSize } from '../../lib/list-address.ts'
import type { TableOrder } from './column.ts'
import { DataList, type DataListProps, type ListAnswer } from './data-list.tsx'
import { ListPager } from './list-pager.tsx'
import type { ListTrail } from './list-trail.ts'
import { PageSizeMenu } from './page-size-menu.tsx'
import type { ListPage } from './use-sized-list.ts'

interface SizedListProps<Row> extends Omit<DataListProps<Row>, 'answer' | 'rows' | 'order' | 'pageSize' | 'trail'> {
  readonly answer: ListAnswer & { readonly data: ListPage<Row> | undefined }
  readonly place: ListPlace
  readonly size: PageSize
  readonly keepSize: (size: PageSize) => void
  readonly trail: ListTrail
  /** Left out where the list has one order alone. */
  readonly order?: Pick<TableOrder, 'defaultSort' | 'choices'>
  /** "Users per page" */
  readonly sizeLabel: string
  readonly onChange: (changes: Pick<ListPlace, 'sort'> | Pick<ListPlace, 'size'>) => void
}

/** A list that nobody counts, with its pages, and how long they are, which is kept. No pages below one without rows. */
export function SizedList<Row>(props: SizedListProps<Row>) {
  const { place, size, keepSize, trail, order, sizeLabel, onChange, ...list } = props
  const page = list.answer.data
  const choose = (chosen: PageSize) => {
    keepSize(chosen)
    onChange({ size: chosen })
  }
  return (
    <>
      <DataList
        {...list}
        rows={page?.data}
        order={order && { ...order, sort: place.sort, onSort: (sort) => onChange({ sort }) }}
        pageSize={size}
        trail={trail}
      />
      {page && (page.data.length > 0 || place.after !== undefined) && (
        <ListPager
          shown={page.data.length}
          total={null}
          nextCursor={page.nextCursor}
          trail={trail}
          sizes={<PageSizeMenu label={sizeLabel} size={size} onSize={choose} />}
        />
      )}
    </>
  )
}
