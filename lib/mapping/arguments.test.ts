import { describe, expect, it } from 'vitest';
import { extractArguments } from './arguments';
import { readTask } from './read-task';
import { testCatalog } from './test-catalog';

describe('arguments', () => {
  it.each([
    ['/nextjs-frontend:add-component', 'Create PriceTag component', 'PriceTag'],
    ['/nextjs-frontend:add-component', 'Create `PriceTag` component in shop/price.tsx', 'PriceTag'],
    ['/nextjs-frontend:add-component', 'Create src/components/shop/PriceTag.tsx with a label', 'PriceTag'],
    ['/nextjs-frontend:add-component', 'Build the price tag component', 'PriceTag'],
    ['/nextjs-frontend:add-component', 'Build the price and stock components', ''],
    ['/nextjs-frontend:add-component', 'Build components with TypeScript', ''],
    ['/fastapi-backend:add-endpoint', 'Implement GET /orders/{id} endpoint', 'GET /orders/{id}'],
    ['/fastapi-backend:add-endpoint', 'Add `POST /orders` endpoint in api/orders.py', 'POST /orders'],
    ['/fastapi-backend:add-endpoint', 'Create PUT `/orders` endpoint', 'PUT /orders'],
    ['/fastapi-backend:add-endpoint', 'Create endpoint /orders', '/orders'],
    ['/fastapi-backend:add-endpoint', 'Implement GET /orders and POST /orders', ''],
    ['/fastapi-backend:add-endpoint', 'Add an endpoint for orders', ''],
    ['/nextjs-frontend:add-page', 'Create app/(shop)/orders/[id]/page.tsx', 'orders/[id]'],
    ['/nextjs-frontend:add-page', 'Build the order history page', 'order-history'],
    ['/nextjs-frontend:add-page', 'Create OrderHistoryPage', 'order-history'],
    ['/nextjs-frontend:add-page', 'Create a page', ''],
    ['/fastapi-backend:add-model', 'Create Order model in api/models/order.py', 'Order'],
    ['/fastapi-backend:add-model', 'Create Pydantic models', ''],
    ['/supabase:add-rls', 'Add RLS to the order_items table', 'order_items'],
    ['/supabase:add-rls', 'Add RLS for the tables (orders, items)', 'orders,items'],
    ['/supabase:add-rls', 'Add RLS policies', ''],
    ['/supabase:add-storage', 'Create `invoice-scans` bucket', 'invoice-scans'],
    ['/deployment:setup-monitoring', 'Watch the shop with Sentry', 'sentry'],
    ['/deployment:setup-monitoring', 'Watch the shop', ''],
    ['/supabase:add-auth', 'Add Google and GitHub sign-in', 'google,github'],
    ['/supabase:add-auth', 'Add sign-in', ''],
    ['/supabase:create-schema', 'Create the schema for a multi-tenant shop', 'multi-tenant'],
    ['/supabase:deploy-migration', 'Apply supabase/migrations/001_orders.sql', 'supabase/migrations/001_orders.sql'],
    ['/supabase:deploy-migration', 'Apply a.sql and b.sql', ''],
    ['/redis:create-vector-index', 'Create a HNSW index with cosine distance', '--type=HNSW --metric=COSINE'],
    ['/redis:create-vector-index', 'Create an index', ''],
    ['/foundation:github-init', 'Create a private repository', '--private'],
    ['/iterate:refactor', 'Refactor src/basket/total.ts', 'src/basket/total.ts'],
    ['/deployment:validate', 'Validate https://shop.example/health', 'https://shop.example/health'],
    ['/resend:add-domains', 'Verify mail.shop.example with DKIM', 'mail.shop.example'],
    ['/celery:add-task', 'Add celery task `send_invoice`', 'send_invoice'],
    ['/celery:add-task', 'Add a celery task that sends invoices', ''],
    ['/fastapi-backend:add-testing', 'Write tests for api/orders.py', 'api/orders.py'],
    ['/shop:price-import', 'Import PriceTag at /prices', ''],
  ])('of %s for %j are %j.', (command, text, expected) => {
    expect(extractArguments(readTask(text), command, testCatalog(command)[0])).toBe(expected);
  });

  it('follow the name of a command that is not installed.', () => {
    expect(extractArguments(readTask('Create PriceTag component'), '/web:add-component', undefined)).toBe('PriceTag');
    expect(extractArguments(readTask('Create PriceTag component'), '/web:other', undefined)).toBe('');
  });
});
