"""What Django's boxes of days and times say of themselves to those who do not see them."""

from django.contrib.admin.widgets import AdminSplitDateTime, DateTimeWidgetContextMixin


def correct():
    """Describe a box by what its field says, and let the label of a day with its time lead to the day.

    Django puts a warning about the time zone there instead, which hardly any page has, and ties the label to nothing.
    """
    del DateTimeWidgetContextMixin.get_context
    del AdminSplitDateTime.get_context
    AdminSplitDateTime.id_for_label = lambda widget, id_: id_ and f"{id_}_0"
