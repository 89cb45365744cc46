"""The readers' pages of consultations: the open and past ones, and each of them."""

from django.db.models import Count
from django.shortcuts import get_object_or_404, render

from honours.consultations import working_days
from honours.models import Consultation
from pagecache.page_addresses import moved
from pagecache.public_page import page_of, public

PAST_A_PAGE = 20


@public
def consultations(request):
    """Show the open consultations, the one that ends first at the top, and the past ones with their results."""
    counted = Consultation.objects.annotate(nominee_count=Count("nominees"))
    context = {
        "open": counted.open().order_by("closes_on", "pk"),
        "page": page_of(request, counted.closed().order_by("-closes_on", "-pk"), PAST_A_PAGE),
    }
    return render(request, "honours/consultations/list.html", context)


@public
def consultation(request, address):
    """Show a consultation, also when it is over; redirect to its canonical address if another was requested."""
    public_ones = Consultation.objects.published().select_related("decision")
    consultation = get_object_or_404(public_ones, pk=address.pk)
    context = {
        "consultation": consultation,
        "nominees": consultation.nominees.select_related("honour", "unit"),
        "documents": consultation.files.all(),
        "left_out": working_days.left_out(consultation),
    }
    return moved(consultation, request) or render(request, "honours/consultations/consultation.html", context)
