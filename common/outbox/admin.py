from django.contrib import admin
from unfold.admin import ModelAdmin

from common.outbox.models import Message


@admin.register(Message)
class MessageAdmin(ModelAdmin):
    list_display = ["topic", "key", "created_at", "due_at", "attempts", "done_at"]
    list_filter = ["topic"]
    search_fields = ["key"]
    readonly_fields = [field.name for field in Message._meta.fields]
