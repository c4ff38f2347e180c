# A request's priority and tags.

menu-priority = the request’s priority
menu-tag = add a tag
menu-untag = remove a tag
priority-high = high
priority-normal = normal
priority-low = low
button-priority = 🔥 Priority
button-priority-high = 🔥 High
button-priority-normal = Normal
button-priority-low = Low
toast-priority = Priority: { $priority }
card-priority = Priority: { $priority }
journal-priority_set = { $who }: priority { $priority }
journal-tagged =
    { $who }: { $count ->
        [one] tag added:
       *[other] tags added:
    } { $tags }
journal-untagged =
    { $who }: { $count ->
        [one] tag removed:
       *[other] tags removed:
    } { $tags }

labels-priority-how = The priority is { $present }. To change it: /priority high, /priority normal or /priority low.
labels-priority-wrong = There is no priority “{ $word }”. There are /priority high, /priority normal and /priority low.
labels-priority-same = The priority is { $priority } already.
labels-tag-how =
    Write the tag after the command, for example /tag refund. Several tags go with spaces between them.{ $count ->
        [0] {""}
       *[other] { " " }Now: { $tags }
    }
labels-tag-wrong = “{ $word }” cannot be a tag: a tag has only letters, digits and “_”, at most { $most } characters. For example: /tag refund
labels-tag-no_letter = “{ $word }” cannot be a tag: a tag needs a letter at least, and has at most { $most } characters. For example: /tag order_12
labels-tag-too_long = “{ $word }” cannot be a tag: a tag has at most { $most } characters. For example: /tag refund
labels-tag-same =
    { $count ->
        [one] The tag { $tags } is there already.
       *[other] The tags { $tags } are there already.
    }
labels-tag-too_many = There may be at most { $most } tags, and there are { $present } now. To remove one: /untag refund
labels-untag-how =
    Write which tag to remove, for example /untag refund.{ $count ->
        [0] { " " }There are no tags now.
       *[other] { " " }Now: { $tags }
    }
labels-untag-unknown =
    This request has no tag { $tag }.{ $count ->
        [0] {""}
       *[other] { " " }It has: { $tags }
    }
