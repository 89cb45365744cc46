"""The page cache: whole pages, answered in front of Django. This package imports no other of the project.

How a page is made, kept, changed and answered:

1. Django makes a page with *holes*: live numbers and *fragments* (navigation, side boxes, footer, where to read on)
   leave only a mark, which says what belongs there.
2. What is between the holes is the page's own part; it is compressed piece by piece and kept in the memory of the
   process, and that of an article also in the database (`composing`), for every worker, host and restart.
3. An own part in the database is current until something that it shows changes: triggers count those changes in the
   transaction that makes them. Everything else is current while the *content version* is, and for a minute at most.
4. A request is answered by `lookup`: from memory, else from the own part in the database with the fragments of this
   version, else by Django; numbers of this second are spliced in between, and nothing is compressed again.
5. So a publication makes a few fragments anew and not ten thousand pages, and a page that nobody read for a week costs
   one row and a splice.
"""
