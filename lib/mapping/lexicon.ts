/**
 * Words of other languages and what they are in the words that rules and commands use. Only words that tell what is
 * made or what is done: the rest of a line is its subject, and stays as it is.
 */
const lexicon = `
数据库 データベース=database; 表 数据表 テーブル=table; 模式 スキーマ=schema; 迁移 マイグレーション=migration;
模型 モデル=model; 数据模型 データモデル=data model; 接口 端点 エンドポイント=endpoint; 路由 ルート=route; 组件 コンポーネント=component;
页面 ページ=page; 画面=screen; 表单 フォーム=form; 按钮 ボタン=button; 布局 レイアウト=layout; 侧边栏 サイドバー=sidebar; 弹窗 对话框 モーダル ダイアログ=dialog;
登录 ログイン=login; 注册=signup; 认证 身份验证 認証=authentication; 授权 権限 认可=authorization; 用户 ユーザー=user; 会话 セッション=session;
中间件 ミドルウェア=middleware; 缓存 キャッシュ=cache; 队列 キュー=queue; 限流 レート制限=rate limiting; 实时 リアルタイム=realtime;
流式 ストリーミング=streaming; 聊天 チャット=chat; 对话 会話=conversation; 记忆 メモリ=memory; 上下文 コンテキスト=context; 提供商 提供者 プロバイダー プロバイダ=provider;
向量 ベクトル=vector; 嵌入 埋め込み=embedding; 检索 検索=search; 文档 ドキュメント=documentation; 存储 ストレージ=storage; 上传 アップロード=upload;
测试 テスト=test; 单元测试 単体テスト ユニットテスト=unit test; 集成测试 統合テスト=integration test; 端到端 =e2e; 部署 デプロイ=deployment; 监控 監視 モニタリング=monitoring;
日志 ログ=log; 环境变量 環境変数=environment variable; 配置文件 設定ファイル=config; 安全 セキュリティ=security; 性能 パフォーマンス=performance; 支付 決済=payment; 订阅 サブスクリプション=subscription;
邮件 メール=email; 通知=notification; 服务 サービス=service; 工具函数 ユーティリティ=utility; 类型 型定義=type; 前端 フロントエンド=frontend; 后端 バックエンド=backend;
项目 プロジェクト=project; 应用 アプリ アプリケーション=app; 代码 コード=code; 架构 アーキテクチャ=architecture;
添加 新增 追加=add; 创建 建立 作成=create; 实现 实装 実装=implement; 构建 構築=build; 编写 撰写=write; 设计 設計=design; 配置 设置 設定=configure; 初始化=initialize;
集成 接入 統合 連携=integrate; 更新 修改 変更=update; 修复 修正=fix; 删除 移除 削除=remove; 重构 リファクタリング=refactor; 优化 最適化=optimize;
验证 確認 検証=verify; 运行 执行 実行=run; 安装 インストール=install; 导入=integrate; 生成=generate;
和 与 及 以及 と=and; 的 の=; を 把 将=; に で 为 在 从 から 用 使用 通过 基于=for; は が 了 する します すること=;
página paginas páginas pagina seite seiten=page; pantalla tela écran bildschirm=screen; vista ansicht=view;
componente componentes komponente komponenten composant composants=component; formulario formulário formular formulaire=form; botón botão bouton knopf=button;
tabla tablas tabela tabelas tabelle tabellen=table; esquema schéma=schema; migración migração=migration; migraciones migrações migrationen=migration;
banco=database; datenbank=database; modelo modelos modell modelle modèle modèles=model; autenticación autenticação authentifizierung authentification=authentication;
anmeldung connexion=login; registro cadastro registrierung inscription=signup; usuario usuário benutzer utilisateur=user;
prueba pruebas teste testes=test; despliegue implantação bereitstellung déploiement=deployment; caché zwischenspeicher=cache; correo courriel=email; pago pagamento zahlung paiement=payment;
almacenamiento armazenamento speicher stockage=storage; rendimiento desempenho leistung=performance; seguridad segurança sicherheit sécurité=security;
documentación documentação dokumentation=documentation; arquitectura arquitetura architektur=architecture; rota rotas ruta rutas=route; servicio serviço dienst=service;
`;

const translations = new Map<string, string>();
let longest = 1;
for (const line of lexicon.split(/[;\n]/)) {
  const [words = '', meaning = ''] = line.split('=');
  for (const word of words.trim().split(/\s+/)) if (word) translations.set(word, meaning.trim());
}
const unspaced = /[\u3040-\u30ff\u3400-\u9fff]/;
for (const word of translations.keys()) if (unspaced.test(word)) longest = Math.max(longest, word.length);

/** A stretch of a word, and what it is called here; `start` counts from the beginning of what was given. */
export type Piece = { text: string; start: number; meaning: string };

/** What a word of another language means here; null for words that are not known. */
export function meaningOf(word: string): string | null {
  return translations.get(word) ?? null;
}

export const isUnspaced = (text: string): boolean => unspaced.test(text);

/**
 * Chinese and Japanese are written without spaces: such a run in pieces, the longest known word first. Letters of
 * other scripts among them stay together; what is not known is left out.
 */
export function cutUnspaced(run: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < run.length) {
    if (!unspaced.test(run[at] ?? '')) {
      const other = /^[^\u3040-\u30ff\u3400-\u9fff]+/.exec(run.slice(at))?.[0] ?? '';
      pieces.push({ text: other, start: at, meaning: other });
      at += Math.max(1, other.length);
      continue;
    }
    const known = longestKnown(run, at);
    if (known?.meaning) pieces.push(known);
    at += known?.text.length ?? 1;
  }
  return pieces;
}

function longestKnown(run: string, start: number): Piece | null {
  for (let length = Math.min(longest, run.length - start); length > 0; length--) {
    const text = run.slice(start, start + length);
    const meaning = translations.get(text);
    if (meaning !== undefined) return { text, start, meaning };
  }
  return null;
}
