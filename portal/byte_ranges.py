"""Range requests for files, as RFC 9110 (13.1.5, 14) has them where whitenoise does not."""

from email.utils import parsedate
from http import HTTPStatus

from whitenoise.responders import Response, SlicedFile, StaticFile


class FileInParts(StaticFile):
    """A StaticFile with If-Range and ranges of a single byte, which whitenoise does not support."""

    def get_response(self, method, request_headers):
        known = request_headers.get("HTTP_IF_RANGE")
        if known and not self._is_unchanged_since(known):
            request_headers = {name: text for name, text in request_headers.items() if name != "HTTP_RANGE"}
        return super().get_response(method, request_headers)

    def _is_unchanged_since(self, known):
        return known == self.etag or (self.last_modified and parsedate(known) == self.last_modified)

    def get_range_response(self, range_header, base_headers, file_handle):
        headers = dict(base_headers)
        size = int(headers["Content-Length"])
        start, end = self.get_byte_range(range_header, size)
        if start != end:
            return super().get_range_response(range_header, base_headers, file_handle)
        headers |= {"Content-Length": "1", "Content-Range": f"bytes {start}-{end}/{size}"}
        byte = file_handle and SlicedFile(file_handle, start, end)
        return Response(HTTPStatus.PARTIAL_CONTENT, list(headers.items()), byte)

    @staticmethod
    def parse_byte_range(range_header):
        start, end = StaticFile.parse_byte_range(range_header)
        if end is not None and end < start:
            raise ValueError("A part that ends before it begins is no part, and ignored.")
        return start, end
