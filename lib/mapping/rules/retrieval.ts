import { retrieval } from '@/lib/mapping/needs';
import type { Rule } from '@/lib/mapping/rule';

/** Pipelines that answer from documents. */
export const retrievalRules: Rule[] = [
  { command: '/rag-pipeline:init', objects: 'rag, rag project, rag system', needs: [retrieval], confidence: 85 },
  {
    command: '/rag-pipeline:build-ingestion',
    objects:
      'ingestion, document ingestion, document processing pipeline, indexing pipeline, ingestion script, document indexing',
    words: 'ingestion pipeline, document ingestion, data ingestion',
    needs: [retrieval],
    unless: 'api, endpoint, test, status, ui, page',
    confidence: 90,
  },
  {
    command: '/rag-pipeline:build-retrieval',
    objects:
      'retrieval, retriever, retrieval service, retrieval pipeline, document retrieval, similarity search, vector retrieval',
    words: 'rag retrieval, retrieval pipeline, vector retrieval, semantic search',
    also: 'rag, document, vector, embedding, chunk, knowledge, semantic, context, qdrant, pinecone, chroma, pgvector',
    needs: [retrieval],
    unless: 'test, ui, page, endpoint, key',
    confidence: 90,
  },
  {
    command: '/rag-pipeline:build-generation',
    objects: 'rag generation, rag pipeline, answer generation, retrieval augmented generation, rag chain',
    words: 'rag pipeline, retrieval augmented generation, rag chain',
    needs: [retrieval],
    unless: 'test, image, ui',
    confidence: 88,
  },
  {
    command: '/rag-pipeline:add-chunking',
    words: 'chunking, chunker, text splitter, text splitting',
    verbs: 'chunk',
    files: [/(?:^|\/)(?:text_|document_)?chunk(?:ing|er)(?:_service)?\.(?:py|ts)$/],
    needs: [retrieval],
    unless: 'test, upload',
  },
  {
    command: '/rag-pipeline:add-embeddings',
    objects: 'embedding, text embedding, vector embedding',
    words: 'embedding service, embedding generation, embedding model, embedding client, embedding pipeline',
    files: [/(?:^|\/)embedd?ings?(?:_service|-service)?\.(?:py|ts)$/],
    needs: [retrieval],
    unless: 'test, cache, table, column, video, youtube, widget',
  },
  {
    command: '/rag-pipeline:add-embeddings',
    verbs: 'embed',
    also: 'chunk, document, query, text, vector',
    needs: [retrieval],
  },
  {
    command: '/rag-pipeline:add-vector-db',
    objects:
      'vector database, vector store, vector db, vector index, vector storage, pinecone, qdrant, chroma, chromadb, weaviate, faiss',
    words: 'vector database, vector store, pinecone, qdrant, chromadb, weaviate',
    needs: [retrieval],
    unless: 'test, search, retrieval',
  },
  {
    command: '/rag-pipeline:add-parser',
    objects: 'pdf extraction, text extraction, document loader, pdf loader',
    verbs: 'parse',
    also: 'pdf, document, docx, markdown, file',
    words: 'document parser, pdf parser, document loader, pdf parsing, document parsing, pdf text extraction',
    needs: [retrieval],
    unless: 'test',
  },
  {
    command: '/rag-pipeline:add-hybrid-search',
    words: 'hybrid search, reciprocal rank fusion',
    needs: [retrieval],
    unless: 'test, ui',
  },
  {
    command: '/rag-pipeline:add-metadata',
    words: 'metadata filtering, metadata filter',
    needs: [retrieval],
    unless: 'test',
    confidence: 85,
  },
  {
    command: '/rag-pipeline:add-scraper',
    verbs: 'scrape, crawl',
    objects: 'scraper, web scraper, web scraping, crawler, web crawler',
    needs: [retrieval],
    unless: 'test',
    confidence: 85,
  },
  {
    command: '/rag-pipeline:add-monitoring',
    words: 'langsmith, llm observability',
    needs: [retrieval],
    unless: 'test',
  },
];
