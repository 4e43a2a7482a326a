import { rag, retrieval } from '@/lib/mapping/needs';
import type { Rule } from '@/lib/mapping/rule';

/** Pipelines that answer from documents. */
export const retrievalRules: Rule[] = [
  {
    command: '/rag-pipeline:init',
    objects: 'rag, rag project, rag system, rag application',
    needs: [retrieval],
    confidence: 85,
  },
  {
    command: '/rag-pipeline:build-ingestion',
    objects:
      'ingestion, document ingestion, document processing pipeline, document pipeline, indexing pipeline, ingestion script, ingestion service, document indexing, document processing, knowledge base ingestion, content ingestion, embedding pipeline',
    words: 'ingestion pipeline, document ingestion, data ingestion, indexing pipeline, knowledge ingestion',
    needs: [retrieval],
    unless: 'api, endpoint, test, status, ui, page',
    confidence: 90,
  },
  {
    command: '/rag-pipeline:build-retrieval',
    objects:
      'retrieval, retriever, retrieval service, retrieval pipeline, document retrieval, similarity search, vector retrieval, context retrieval, knowledge retrieval, retrieval logic, retrieval engine, semantic search service',
    words:
      'rag retrieval, retrieval pipeline, vector retrieval, semantic search, document retrieval, context retrieval, reranking, reranker',
    also: 'rag, document, vector, embedding, chunk, knowledge, semantic, context, qdrant, pinecone, chroma, pgvector',
    needs: [retrieval],
    unless: 'test, ui, page, endpoint, key',
    confidence: 90,
  },
  {
    command: '/rag-pipeline:build-generation',
    objects:
      'rag generation, rag pipeline, answer generation, response generation, retrieval augmented generation, rag chain, rag service, rag agent, rag query, question answering',
    words: 'rag pipeline, retrieval augmented generation, rag chain, rag service, question answering',
    also: 'rag, retrieval, document, context, knowledge, chunk, citation',
    needs: [retrieval],
    unless: 'test, image, ui',
    confidence: 88,
  },
  {
    command: '/rag-pipeline:add-chunking',
    words: 'chunking, chunker, text splitter, text splitting, document splitting, chunk strategy, document chunk',
    verbs: 'chunk',
    files: [/(?:^|\/)(?:text_|document_)?chunk(?:ing|er)(?:_service)?\.(?:py|ts)$/],
    needs: [retrieval],
    unless: 'test, upload',
  },
  {
    command: '/rag-pipeline:add-embeddings',
    objects: 'embedding, text embedding, vector embedding, document embedding, embedding function, embedding provider',
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
      'vector database, vector store, vector db, vector index, vector storage, vector collection, pinecone, qdrant, chroma, chromadb, weaviate, faiss, milvus, qdrant collection, pinecone index, qdrant client, chroma client',
    words: 'vector database, vector store, pinecone, qdrant, chromadb, weaviate, pgvector',
    needs: [retrieval],
    unless: 'test, search, retrieval',
  },
  {
    command: '/rag-pipeline:add-parser',
    objects:
      'pdf extraction, text extraction, document loader, pdf loader, document extraction, pdf reader, file parser, docx parser, markdown parser, ocr',
    verbs: 'parse',
    also: 'pdf, document, docx, markdown, file',
    words: 'document parser, pdf parser, document loader, pdf parsing, document parsing, pdf text extraction',
    needs: [retrieval],
    unless: 'test',
  },
  {
    command: '/rag-pipeline:add-hybrid-search',
    words: 'hybrid search, hybrid retrieval, reciprocal rank fusion, bm25, keyword search fusion',
    needs: [retrieval],
    unless: 'test, ui',
  },
  {
    command: '/rag-pipeline:add-metadata',
    words: 'metadata filtering, metadata filter, document metadata, filtered search',
    needs: [retrieval],
    unless: 'test',
    confidence: 85,
  },
  {
    command: '/rag-pipeline:add-scraper',
    verbs: 'scrape, crawl',
    objects:
      'scraper, web scraper, web scraping, crawler, web crawler, website scraper, page scraper, scraping service, scraping',
    needs: [retrieval],
    unless: 'test',
    confidence: 85,
  },
  {
    command: '/rag-pipeline:add-monitoring',
    words: 'langsmith, llm observability, langfuse, rag monitoring, rag observability, llm tracing, llamacloud',
    needs: [retrieval],
    unless: 'test',
  },
  {
    command: '/rag-pipeline:add-google-file-search',
    words: 'google file search, gemini file search',
    needs: [retrieval],
  },
  {
    command: '/rag-pipeline:test',
    objects: 'rag test, retrieval test, rag pipeline test, rag evaluation, retrieval evaluation',
    kinds: ['write-tests', 'run-tests'],
    needs: [rag],
    unless: 'api, endpoint, frontend, component, e2e',
    confidence: 65,
  },
  {
    command: '/rag-pipeline:optimize',
    objects:
      'rag, rag performance, retrieval, retrieval quality, retrieval performance, rag pipeline, rag cost, embedding',
    kinds: ['optimize'],
    needs: [retrieval],
    confidence: 85,
  },
  {
    command: '/rag-pipeline:deploy',
    objects: 'rag, rag application, rag pipeline, rag service, rag backend',
    kinds: ['deploy'],
    needs: [retrieval],
    confidence: 88,
  },
];
