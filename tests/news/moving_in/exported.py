"""A small database of NukeViet and a small export of WordPress, with invented articles."""

DUMP = r"""-- MySQL dump 10.13
/*!40101 SET NAMES utf8mb4 */;
CREATE TABLE `nv4_vi_news_cat` (
  `catid` smallint NOT NULL,
  `parentid` smallint NOT NULL,
  `title` varchar(250) NOT NULL,
  `alias` varchar(250) NOT NULL,
  PRIMARY KEY (`catid`)
) ENGINE=InnoDB;
INSERT INTO `nv4_vi_news_cat` VALUES (3,0,'Khen thưởng','khen-thuong'),(5,3,'Khen thưởng đột xuất','dot-xuat');
INSERT INTO `nv4_users` (`userid`,`password`) VALUES (1,'x');
INSERT INTO `nv4_vi_news_rows` (`id`,`catid`,`listcatid`,`author`,`status`,`publtime`,`title`,`alias`,`hometext`,`homeimgfile`,`homeimgalt`,`hitstotal`) VALUES
(11,5,'5,3','Thào Mỷ',1,1712898300,'Bản Mây \'làm\' đường; trồng cây','ban-may','Sáng 12/4, cả bản ra đường.','2024/may.jpg','Cả bản ra quân. Ảnh: Thào Mỷ',65535),
(12,3,'3','',0,1712898300,'Chưa đăng','chua-dang','','','',0);
INSERT INTO `nv4_vi_news_detail` (`id`,`bodyhtml`,`sourcetext`) VALUES (11,'<p>Đường dài \"hai\" cây số.<br />\r\nRộng ba mét.</p><p style=\"text-align:center\"><img alt=\"may 2\" src=\"/uploads/news/2024/may-2.jpg\" /><br /><em>Đổ bê tông</em></p><p>Xem <a href=\"/index.php?language=vi&nv=news&op=khen-thuong/chua-dang-12\">tin kia</a></p>','BTĐKT'),(12,'<p>Chưa xong -- còn viết.</p>','');
"""

WXR = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Bản Mây</title>
<wp:author><wp:author_login>my</wp:author_login><wp:author_display_name>Thào Mỷ</wp:author_display_name></wp:author>
<wp:category><wp:category_nicename>tin</wp:category_nicename><wp:category_parent></wp:category_parent><wp:cat_name>Tin tức</wp:cat_name></wp:category>
<wp:category><wp:category_nicename>guong</wp:category_nicename><wp:category_parent>tin</wp:category_parent><wp:cat_name>Gương sáng</wp:cat_name></wp:category>
<item><title>Cô giáo Vừ Mai</title><link>https://ban.example/2022/11/co-giao/</link><dc:creator>my</dc:creator>
<content:encoded><![CDATA[<!-- wp:paragraph --><p>Lớp có mười bốn em.</p><!-- /wp:paragraph -->
<figure class="wp-block-image"><img src="https://ban.example/wp-content/uploads/lop-1024x683.jpg" alt=""/><figcaption>Giờ tập viết</figcaption></figure>
[caption id="a" width="8"]<img src="https://ban.example/wp-content/uploads/trua.jpg" alt="IMG_1" /> Bữa trưa. Ảnh: Lò Thu[/caption]
[gallery ids="79,80"]
[contact-form to="a"]

Các em mang rau đến góp.]]></content:encoded><excerpt:encoded><![CDATA[Chuyện ở điểm trường.]]></excerpt:encoded>
<wp:post_id>76</wp:post_id><wp:post_date>2022-11-20 07:15:00</wp:post_date><wp:post_date_gmt>2022-11-20 00:15:00</wp:post_date_gmt>
<wp:status>publish</wp:status><wp:post_type>post</wp:post_type><category domain="category" nicename="guong">Gương sáng</category>
<wp:postmeta><wp:meta_key>post_views_count</wp:meta_key><wp:meta_value>987</wp:meta_value></wp:postmeta>
<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>81</wp:meta_value></wp:postmeta></item>
<item><title>suoi</title><wp:post_id>79</wp:post_id><wp:post_type>attachment</wp:post_type><wp:attachment_url>https://ban.example/wp-content/uploads/suoi.jpg</wp:attachment_url><excerpt:encoded>Con suối</excerpt:encoded></item>
<item><title>lop</title><wp:post_id>81</wp:post_id><wp:post_type>attachment</wp:post_type><wp:attachment_url>https://ban.example/wp-content/uploads/lop.jpg</wp:attachment_url></item>
<item><title>Giới thiệu</title><wp:post_type>page</wp:post_type><wp:status>publish</wp:status></item>
<item><title>Bài riêng</title><content:encoded>x</content:encoded><wp:status>private</wp:status><wp:post_type>post</wp:post_type></item>
</channel></rss>"""
