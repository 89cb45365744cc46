"""What the product brings along: the honours of the law and the classes of persons in the yearly forms."""
