"""How the portals of Vietnamese offices mark the parts of an article: classes and ids, as far as their makers tell.

A mark is only a hint: what stands there must also read as what it is taken for.
"""

from typing import NamedTuple


class Marks(NamedTuple):
    """Where a kind of portal has the parts of an article, the likeliest first; "#a" is an id, ".b" a class.

    `signs` are what no other kind of portal has.
    """

    name: str
    signs: str
    title: str
    date: str
    views: str
    lead: str
    body: str
    byline: str = ""
    documents: str = ""


VNPT = Marks(
    name="VNPT",
    signs=".Article-Detail-default .ArticleDetailControl .article-detail-default #divArticleDescription .vnpt-article",
    title=".title .ArticleHeader .article-title .tieude .titledetail",
    date=".date .ArticleDate .PostDate .ngaydang .datetime",
    views=".view .viewcount .ArticleView .luotxem",
    lead=".sapo .ArticleSummary .summary .tomtat .chapeau",
    body=".content .ArticleContent #divArticleDescription .article-content .noidung .contentdetail",
    byline=".ArticleAuthor .author .tacgia",
    documents=".ArticleFile .attach .dinhkem",
)
NUKEVIET = Marks(
    name="NukeViet",
    signs="#news-bodyhtml .news_column .bodytext .hometext",
    title="h1.title .title-page .post-title h2.title",
    date=".time .h5 .post-time",
    views=".view .hits .luotxem",
    lead=".hometext #hometext",
    body="#news-bodyhtml .bodytext .bodyhtml #bodyhtml",
    byline=".author .post-author",
    documents=".newsdownload #newsdownload .download",
)
LIFERAY = Marks(
    name="Liferay",
    signs=".asset-full-content .journal-content-article .portlet-journal-content .lfr-asset-column "
    ".portlet-asset-publisher",
    title=".header-title .asset-title .title-detail .news-title",
    date=".metadata-publish-date .asset-metadata .publish-date .metadata-modified-date .date-news",
    views=".view-count .asset-view-count",
    lead=".asset-summary .journal-content-summary .summary .sapo",
    body=".journal-content-article .asset-content .article-content .detail-content",
    byline=".asset-author .metadata-author .author",
    documents=".asset-attachments .attachments",
)
SHAREPOINT = Marks(
    name="SharePoint",
    signs="#s4-workspace #aspnetForm #MSO_ContentTable .ms-rtestate-field .ms-WPBody .ms-webpart-zone",
    title=".news-title .title-news .DetailTitle .tieude .article-title .ms-rteElement-H1",
    date=".news-date .DetailDate .article-date .ngaydang .captionline .date",
    views=".news-view .viewcount .luotxem .article-view",
    lead=".news-summary .DetailSummary .article-summary .trichyeu .tomtat .sapo",
    body=".article-content .DetailContent .news-content .noidung .ms-rtestate-field .ExternalClass",
    byline=".author .article-byline .tacgia",
    documents=".news-attach .attachments .dinhkem",
)
DRUPAL = Marks(
    name="Drupal",
    signs=".node--type-article .node-article .field-name-body .field--name-body .region-content .node__content",
    title=".page-title #page-title .page-header .field--name-title",
    date=".submitted .node__submitted .field--name-created .field-name-post-date .date-display-single",
    views=".statistics_counter .statistics-counter .field--name-field-view",
    lead=".field--name-field-summary .field-name-field-summary .field--name-field-sapo .field-name-field-sapo "
    ".field--name-field-mo-ta .field-name-field-mo-ta .lead",
    body=".field--name-body .field-name-body .node__content .content",
    byline=".field--name-field-author .field-name-field-tac-gia .field--name-field-tac-gia .field-name-field-author",
    documents=".field--name-field-file .field-name-field-file .field--name-field-attachment .field--type-file "
    ".field-type-file .file",
)
WORDPRESS = Marks(
    name="WordPress",
    signs=".entry-content .hentry .wp-block-post-content",
    title=".entry-title .wp-block-post-title .post-title",
    date=".entry-date .published .posted-on .wp-block-post-date",
    views=".post-views .views .post-views-count",
    lead=".entry-summary .excerpt .sapo",
    body=".entry-content .wp-block-post-content .post-content",
    byline=".author .byline",
)
ANY = Marks(
    name="",
    signs="",
    title=".title .detail-title .article-title .news-title .tieu-de .tieude h1 .title-detail",
    date=".date .time .datetime .publish-date .ngay-dang .ngaydang .post-date time",
    views=".view .views .view-count .luot-xem .luotxem .hits",
    lead=".sapo .lead .summary .chapeau .tom-tat .tomtat .trich-dan .description .mota .intro",
    body=".detail-content .article-content .news-content .content-detail .noi-dung .noidung .article-body .content "
    "article",
    byline=".author .tac-gia .tacgia .byline",
    documents=".attachments .attachment .dinh-kem .dinhkem .file-dinh-kem",
)
PORTALS = (VNPT, NUKEVIET, LIFERAY, DRUPAL, WORDPRESS, SHAREPOINT)

BREADCRUMBS = (
    ".breadcrumb .breadcrumbs #breadcrumb #breadcrumbs .temp-breadcrumbs .portlet-breadcrumb .duongdan .duong-dan"
)
# Boxes beside an article, or below it within the same element.
BESIDE = set(
    "related relate other others lienquan lien-quan tin-lien-quan tinlienquan tin-khac tinkhac othernews other-news "
    "news-other newsother more-news comment comments binh-luan binhluan share sharing social addthis_toolbox tags "
    "newstags tag-list keywords breadcrumb breadcrumbs menu nav navbar sidebar footer header print-links rating "
    "detailrating pagination pager banner ads quangcao search toolbar tools skip-link visually-hidden hidden "
    "sharedaddy jp-relatedposts post-navigation element-invisible ratingBox dropdown-menu modal".split()
)
